import type { Chinese } from "../catalogue";
import type { minutes as english } from "./en";

export const minutes: Pick<Chinese, keyof typeof english> = {
  "minutes.title": "会议纪要：{body}",
  "minutes.page": "会议纪要",
  "minutes.lead": "依记录逐条写成，每行注明所依据的条目。",
  "minutes.print": "打印或存为PDF",
  "minutes.csv": "CSV表格",
  "minutes.contents": "目录",
  "minutes.decisions": { other: "{n}项决定" },
  "minutes.sheet": "唱名表决单",
  "minutes.entry": "记录的条目{number}",
  "minutes.empty": "记录中尚无内容。",
  "minutes.failed": "无法读取会议纪要：{says}",
  "minutes.foot": "记录{size}，{hash}",
  "minutes.newer": { other: "纪要写成后，记录又增加了{n}个条目。" },
  "minutes.again": "重新生成",
};
