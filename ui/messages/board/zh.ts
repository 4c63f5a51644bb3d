import type { Chinese } from "../catalogue";
import type { board as english } from "./en";

export const board: Pick<Chinese, keyof typeof english> = {
  // ---- the menu of views
  "board.views": "显示屏视图",
  "board.view.full": "完整显示屏",
  "board.view.result": "结果",
  "board.view.hemicycle": "半圆席位图",
  "board.view.groups": "组别",
  "board.view.question": "问题",
  "board.view.speaker": "发言者",
  "board.view.message": "通知",
  "board.view.network": "网络",
  "board.view.overlay": "视频叠加",

  // ---- the foot
  "board.code": "本记录公开页面的二维码",
  "board.tested": "测试结束。测试未作任何决定。",

  // ---- votes over some days
  "board.closes_at": "表决于{day}{time}截止。",
  "board.over": "表决时间已到，即将截止。",
  "board.left": "剩余时间",
  "board.days": { other: "{n}天" },
  "board.beside": "延续数日的表决",
  "board.beside.opens": "{day}{time}开始",
  "board.beside.closes": "{day}{time}截止",
  "board.beside.locked": "已截止，尚未宣布结果",
  "board.beside.voted": { other: "{all}中已有{n}投票" },
  "board.more": { other: "另有{n}" },

  // ---- what waits for a second person
  "board.proposed.annul": "提议撤销",
  "board.proposed.count": "提议更正计票",
  "board.proposed.title": "提议更正标题",
  "board.proposed.by": "由{name}提议。经第二人确认之前，一切不变。",

  // ---- a test vote
  "board.test": "测试",
  "board.test.says": "预先指定答案的测试，不作任何决定。",
  "board.test.open": "测试进行中，至截止为止。",
  "board.test.press": "各成员按下其名称旁所示的选择；≠表示其他选择。",
  "board.test.right": "符合指定",
  "board.test.wrong": "不符指定",
  "board.test.missing": "未按",
  "board.test.asked": "指定：{choice}",
  "board.test.all": "全部按指定完成。",
  "board.test.hidden": "截止前只显示谁已按下。",

  // ---- hemicycle and groups
  "board.seats": { other: "半圆席位图，成员{n}个" },
  "board.by_choice": "按选择",
  "board.by_seat": "按席位",
  "board.no_vote": "目前没有表决。",
  "board.groups": "各组总数",
  "board.group": "组别",
  "board.group.none": "不属任何组别",
  "board.group.total": "合计",

  // ---- speaker, message, network
  "board.next": "下一位",
  "board.time_left": "剩余",
  "board.time_spoken": "已发言",
  "board.message": "通知",
  "board.no_message": "该网址没有附带通知。",
  "board.network": "在您自己的设备上参加",
  "board.network.open": "用浏览器打开",
  "board.network.code": "会场网址二维码",
  "board.wifi": "Wi-Fi",
  "board.wifi.name": "名称",
  "board.wifi.password": "密码",
  "board.wifi.open": "不需要",
  "board.wifi.code": "加入Wi-Fi的二维码",
};
