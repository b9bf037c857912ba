import { useMemo, useState } from "react"
import { Button, Image, Input, Switch, Text, View } from "@tarojs/components"
import Taro, { useLoad, usePullDownRefresh } from "@tarojs/taro"
import [[ component.name ]] from "@/[[ component.path ]]"
import { money } from "@/lib/format"
import "./[[ one ]]-[[ number ]].css"

interface Part { id: string; [[ text ]]: string; [[ count ]]: number }
interface [[ One ]]Row { id: string; [[ text ]]: string; [[ picture ]]: string; [[ price ]]: number; [[ count ]]: number; [[ flag ]]: boolean; [[ parts ]]: Part[] }

export default function [[ One ]]Page() {
  const [[ "[" ]][[ many ]], set[[ One ]]Many] = useState<[[ One ]]Row[]>([])
  const [[ "[" ]][[ state ]], setState] = useState("")
  const [[ "[" ]][[ chosen ]], setChosen] = useState("")
  const [query, setQuery] = useState("")
  const [loading, setLoading] = useState(false)
  const [failure, setFailure] = useState("")

  const tabs = useMemo(() => [
    { id: "", name: "全部", count: [[ many ]].length },
    { id: "[[ flag ]]", name: "[[ title ]]", count: [[ many ]].filter((each) => each.[[ flag ]]).length },
  ], [[ "[" ]][[ many ]]])
  const [[ shown ]] = useMemo(() => [[ many ]].filter((each) => (!query || each.[[ text ]].includes(query)) && (![[ state ]] || each.[[ flag ]])), [[ "[" ]][[ many ]], query, [[ state ]]])
  const [[ sum ]] = useMemo(() => [[ shown ]].reduce((total, each) => total + each.[[ price ]] * each.[[ count ]], 0), [[ "[" ]][[ shown ]]])
  const [[ picked ]] = useMemo(() => [[ many ]].flatMap((each) => each.[[ parts ]]).filter((part) => part.id === [[ chosen ]]), [[ "[" ]][[ many ]], [[ chosen ]]])

  async function load() {
    setLoading(true)
    setFailure("")
    try {
      const answer = await Taro.request<[[ One ]]Row[]>({ url: `${process.env.TARO_APP_API}/[[ many ]]?state=${[[ state ]]}` })
      set[[ One ]]Many(answer.data)
    } catch (error) {
      setFailure("[[ title ]]加载失败")
    } finally {
      setLoading(false)
    }
  }

  useLoad((options) => {
    setState(options.state ?? "")
    load()
  })

  usePullDownRefresh(async () => {
    await load()
    Taro.stopPullDownRefresh()
  })

  function choose(id: string) {
    setState(id)
    load()
  }

  function open([[ one ]]: [[ One ]]Row) {
    Taro.showToast({ title: [[ one ]].[[ text ]], icon: "none" })
  }

  function changed([[ one ]]: [[ One ]]Row, to: Partial<[[ One ]]Row>) {
    set[[ One ]]Many([[ many ]].map((each) => (each.id === [[ one ]].id ? { ...each, ...to } : each)))
  }

  function pick([[ one ]]: [[ One ]]Row, part: Part) {
    setChosen(part.id)
    const [[ parts ]] = [[ one ]].[[ parts ]].map((each) => (each.id === part.id ? { ...each, [[ count ]]: each.[[ count ]] + [[ one ]].[[ count ]] } : each))
    changed([[ one ]], { [[ parts ]] })
  }

  function step([[ one ]]: [[ One ]]Row, by: number) {
    changed([[ one ]], { [[ count ]]: Math.max(1, [[ one ]].[[ count ]] + by) })
  }

  function [[ toggle ]]([[ one ]]: [[ One ]]Row) {
    changed([[ one ]], { [[ flag ]]: ![[ one ]].[[ flag ]] })
  }

  function onTotal(value: number) {
    if (value > [[ limit ]]) setState("[[ flag ]]")
  }

  function clear() {
    setChosen("")
  }

  return (
    <View className="[[ one ]]-page">
      <View className="[[ one ]]-head">
        <Text className="[[ one ]]-title">{[[ state ]] ? "[[ title ]]" : "全部[[ title ]]"}</Text>
        {[[ shown ]].length > 0 ? (
          <Text className="[[ one ]]-hint">共 {[[ shown ]].length} 条，合计 ¥{money([[ sum ]])}</Text>
        ) : (
          <Text className="[[ one ]]-hint">暂无[[ title ]]</Text>
        )}
      </View>

      <View className="[[ one ]]-tabs">
        {tabs.map((tab, t) => (
          <View key={tab.id} className={tab.id === [[ state ]] ? "tab on" : "tab"} onClick={() => choose(tab.id)}>
            <Text>{t + 1}. {tab.name}</Text>
            {tab.count > 99 ? <Text className="badge">99+</Text> : tab.count > 0 ? <Text className="badge">{tab.count}</Text> : null}
          </View>
        ))}
      </View>

      <View className="search">
        <Input value={query} placeholder="搜索[[ title ]]" confirmType="search" onInput={(event) => setQuery(event.detail.value)} onConfirm={load} />
        <Button size="mini" disabled={!query} onClick={() => setQuery("")}>清除</Button>
      </View>

      <[[ component.name ]] label="[[ title ]]" value={[[ sum ]]} active={[[ state ]] !== ""} onChange={onTotal} />

      {loading ? (
        <View className="loading">
          <Text>正在加载[[ title ]]…</Text>
        </View>
      ) : failure ? (
        <View className="failed">
          <Text>{failure}</Text>
          <Button size="mini" onClick={load}>重试</Button>
        </View>
      ) : (
        [[ shown ]].map(([[ one ]], i) => (
          <View className="[[ one ]]" key={[[ one ]].id} onClick={() => open([[ one ]])}>
            <Image className="cover" src={[[ one ]].[[ picture ]]} mode="aspectFill" lazyLoad />
            <View className="body">
              <View className="line">
                <Text className="name">{i + 1}. {[[ one ]].[[ text ]]}</Text>
                {[[ one ]].[[ price ]] > [[ limit ]] ? (
                  <Text className="price">¥{money([[ one ]].[[ price ]])}</Text>
                ) : (
                  <Text className="price low">¥{[[ one ]].[[ price ]] * [[ one ]].[[ count ]]}</Text>
                )}
              </View>
              <View className="parts">
                {[[ one ]].[[ parts ]].map((part, j) => (
                  <View key={part.id} className={part.id === [[ chosen ]] ? "part on" : "part"} onClick={(event) => { event.stopPropagation(); pick([[ one ]], part) }}>
                    <Text>{j === 0 ? "首选" : part.[[ text ]]}</Text>
                    {part.[[ count ]] ? <Text>×{part.[[ count ]]}</Text> : null}
                  </View>
                ))}
              </View>
              <View className="line">
                <Button size="mini" disabled={[[ one ]].[[ count ]] <= 1} onClick={(event) => { event.stopPropagation(); step([[ one ]], -1) }}>−</Button>
                <Text>{[[ one ]].[[ count ]]}</Text>
                <Button size="mini" onClick={(event) => { event.stopPropagation(); step([[ one ]], 1) }}>+</Button>
                <Switch checked={[[ one ]].[[ flag ]]} onChange={() => [[ toggle ]]([[ one ]])} />
              </View>
            </View>
          </View>
        ))
      )}

      <[[ component.name ]] label="已选" value={[[ picked ]].length} active={[[ picked ]].length > [[ few ]]} onChange={clear} />
    </View>
  )
}
