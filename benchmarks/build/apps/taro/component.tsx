import { useState } from "react"
import { Text, View } from "@tarojs/components"
import "./[[ tag ]].css"

export default function [[ name ]]({ label, value = 0, active = false, onChange }: { label: string; value?: number; active?: boolean; onChange?: (value: number) => void }) {
  const [pressed, setPressed] = useState(0)
  const marks = active ? [pressed, pressed + [[ few ]]] : []

  function press() {
    setPressed(pressed + 1)
    onChange?.(value + pressed + 1)
  }

  return (
    <View className={active ? "[[ tag ]] active" : "[[ tag ]]"} onClick={press}>
      <Text className="[[ tag ]]-label">{label}</Text>
      {value > [[ limit ]] ? (
        <Text className="[[ tag ]]-value">{value}</Text>
      ) : (
        <Text className="[[ tag ]]-value low">{value} / [[ limit ]]</Text>
      )}
      <View className="[[ tag ]]-marks">
        {marks.map((mark) => <View key={mark} className="mark">{mark}</View>)}
      </View>
    </View>
  )
}
