import type { Chinese } from "../catalogue";
import type { document as english } from "./en";

export const document: Pick<Chinese, keyof typeof english> = {
  "document.read": "阅读案文",
  "document.read_changes": "阅读改动",
  "document.reading": "正在读取案文。",
  "document.none": "没有提交案文内容。",
  "document.gone": "会场没有提供其内容。",
  "document.other": "会场发来的不是记录所指的案文，不予显示。请告知秘书。",
  "document.no_fit": "案文段数与记录所列不符，故不显示段落编号。请告知秘书。",
  "document.amended": "无法并列显示所修正的案文：",
  "document.change.remove": "删除：段落",
  "document.change.replace": "替换：段落",
  "document.change.add": "增加于此段之后：段落",
  "document.line": "第{line}行",
  "document.lines": "第{from}至{to}行",
  "document.ins": "增加：",
  "document.del": "删除：",
  "document.end": "改动结束。",
};
