import { log } from "./log"
log.push("side")
