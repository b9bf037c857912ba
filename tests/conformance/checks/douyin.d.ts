// What Douyin documents and @douyin-microapp/typings 1.3.1 does not have yet.
import '@douyin-microapp/typings/types/api'

declare module '@douyin-microapp/typings/types/api' {
  /** 3.22.0, developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/api/foundation/tt-set-page-info */
  export function setPageInfo(options: { title: string; keywords?: string; description?: string }): void
}
