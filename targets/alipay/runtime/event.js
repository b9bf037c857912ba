// event: gives native Alipay events WeChat's shape. Events of mpc's own components have it already.
// https://opendocs.alipay.com/mini/framework/event-object

const eventTypes = { longTap: "longpress", renderStart: "loadedmetadata", loading: "waiting" }

const callEvent = call
call = ($, name, event) => {
  if (event && event.type && event.target && !event.custom) {
    const { type, target, currentTarget = target, detail = {} } = event
    const element = (from, dataset = {}) => Object.assign({ id: "" }, from, { dataset })
    event = Object.assign({ touches: [], changedTouches: [] }, event, {
      type: eventTypes[type] || type.toLowerCase(),
      // The target's `dataset` is that of the element that listens; the source's own is beside it.
      target: element(target, target.targetDataset || target.dataset),
      currentTarget: element(currentTarget, currentTarget.dataset || target.dataset),
      detail: detail && detail.pageX != null ? Object.assign({ x: detail.pageX, y: detail.pageY }, detail) : detail
    })
  }
  return callEvent($, name, event)
}
