// node checks/glass.mjs DIR: every message, notes too, of glass-easel's template compiler over an emitted WeChat project.
import { Project } from '../hosts/project.mjs'
import { compileMessages } from '../hosts/wechat/template.mjs'
import { report } from './report.mjs'

export const glass = (dir) => compileMessages(new Project(dir, 'project.config.json'))

report(import.meta.url, glass)
