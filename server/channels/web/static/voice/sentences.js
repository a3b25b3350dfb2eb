// What is said when voice cannot go on: text always does.
import { Closed } from "./stream.js";

export class NotReady extends Error {}

const OF_CODES = {
  4401: "这次对话已经结束。您打字，就会重新开始。",
  4409: "您在另一个页面打开了同行，这里先停下。您可以打字。",
  4429: "您这边打开的页面太多了。您可以打字，或者先关掉几个再按。",
};
const OF_THE_MICROPHONE = {
  NotAllowedError: "麦克风还没有打开。您可以打字。想说话，请在浏览器里允许麦克风，再按一次。",
  NotFoundError: "没有找到麦克风。您可以打字。",
};

export function sentence(error) {
  if (error instanceof NotReady) return "语音还在准备。您可以打字，或者过一会儿再按。";
  if (error instanceof Closed) return OF_CODES[error.code] ?? "现在接不通语音。您可以打字，或者过一会儿再按。";
  return OF_THE_MICROPHONE[error.name] ?? "麦克风现在用不了。您可以打字，或者过一会儿再按。";
}
