//! Bytes → a text of the genre: a fuzzer turns single bytes, and a character of Chinese has three, so that most of what it makes would
//! be no text at all. Here every byte past ASCII is a word.

/// The words of the bytes from 0x80 on.
#[rustfmt::skip]
const WORDS: [&str; 128] = [
    "增长", "下降", "达到", "由", "到", "提高", "分别", "其中", "连续", "排名", "全市", "第", "一", "十", "百", "千",
    "万", "亿", "两", "半", "几", "多", "余", "以上", "以内", "左右", "不低于", "近", "超", "约", "％", "个百分点",
    "百分之", "倍", "元", "家", "年", "—", "～", "、", "，", "；", "。", "：", "！", "（", "）", "“",
    "”", "《", "》", "和", "的", "各", "每", "翻番", "连涨", "预计", "2023年", "[1]", "居民收入", "城镇", "项目", "粮食产量",
    "各位代表", "政府工作报告", "一、", "（一）", "一是", "第二，", "2023年工作回顾", "2024年工作安排", "主要预期目标是：", "名词解释", "同志们", "让我们团结奋斗", "目录", "内容摘要：", "市长", "附件",
    "地区生产总值", "一般公共预算收入", "固定资产投资", "社会消费品零售总额", "规模以上工业增加值", "城镇新增就业", "居民消费价格", "比上年", "同比", "累计", "新增", "建成", "力争", "确保", "控制在", "保持",
    "二", "三", "四", "五", "六", "七", "八", "九", "零", "〇", "廿", "点", "吨", "亩", "人", "公里",
    "万元", "亿元", "平方米", "件", "项", "位", "次", "天", "折合", "合计", "与", "同步", "基本", "五年", "去年", "今年",
];

/// The text as it is where it is one, and the words where it is none.
pub(crate) fn of(data: &[u8]) -> String {
    match std::str::from_utf8(data) {
        Ok(text) => text.to_owned(),
        Err(_) => data
            .iter()
            .map(|byte| {
                WORDS.get(usize::from(*byte).wrapping_sub(0x80)).map_or_else(|| char::from(*byte).to_string(), |word| (*word).to_owned())
            })
            .collect(),
    }
}
