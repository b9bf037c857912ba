import mp from "mpc"
// Each platform gives its own numbers to the templates of messages: on Douyin and Alipay `notice_ids.<target>.json` stands for this file.
import ids from "@/lib/notice_ids.json"

/** Ask whether the shop may tell when the order is sent. It must be called from a tap. */
export async function subscribe(): Promise<boolean> {
  try {
    const answer = await mp.requestSubscribeMessage({ tmplIds: [ids.sent] })
    return answer[ids.sent] === "accept"
  } catch {
    // Turned off in the settings, or the template is not set up yet: the order goes on without.
    return false
  }
}
