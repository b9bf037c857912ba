// requestSubscribeMessage: one answer for all templates and lists of ids, where WeChat answers with a word for each template.

const requestSubscribeMessage = promised(
  "requestSubscribeMessage",
  "requestSubscribeMessage",
  ({ tmplIds }) => ({ entityIds: tmplIds }),
  ({ behavior, result = {}, entityIds = [] }) => {
    const { subscribedEntityIds = [], unsubscribedEntityIds = [], currentSubscribedEntityIds = [] } = result
    const answer = {}
    for (const id of unsubscribedEntityIds) answer[id] = "reject"
    for (const id of subscribedEntityIds.concat(currentSubscribedEntityIds)) answer[id] = "accept"
    return answer
  }
)
