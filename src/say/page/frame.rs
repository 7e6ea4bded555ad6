//! Every word of the page's fixed frame.

use crate::lang::Word;

// The head of the page.

pub const ENGLISH: &str = "English";
pub const CHINESE: &str = "中文";
pub const LANGUAGE: Word = Word::new("Language", "语言");
pub const NEEDS_SCRIPT: Word = Word::new("This page needs JavaScript.", "本页需要 JavaScript。");

// The tools.

pub const TOOLS: Word = Word::new("Tools", "工具");
pub const LENS: Word = Word::new("Lens", "视角");
pub const AGAINST: Word = Word::new("Compare with", "对比");
pub const UNKNOWN: Word = Word::new("Unknowns count as", "未知按");
pub const UNDO: Word = Word::new("Undo", "撤销");
pub const REDO: Word = Word::new("Redo", "重做");
pub const RESET: Word = Word::new("Back to criteria.toml", "恢复原权重");
pub const COPY_LINK: Word = Word::new("Copy link", "复制链接");
pub const COPY_COMMAND: Word = Word::new("Copy command", "复制命令");
pub const SAVE_LENS: Word = Word::new("Save as lens…", "存为视角…");

// The sliders.

pub const WEIGHTS: Word = Word::new("Weights", "权重");
pub const WEIGHTS_HINT: Word =
    Word::new("What if something counted more? The others make room.", "某一条更重要会怎样？其余各条会让出份额。");
pub const DOUBLE: Word = Word::new("What if it counted twice as much?", "权重翻倍会怎样？");

// The ranking.

pub const RANKING: Word = Word::new("Ranking", "排名");
pub const SEARCH: Word = Word::new("Search ideas", "查找创意");
pub const SEARCH_SHORT: Word = Word::new("Search  /", "查找  /");
pub const BY_RANK: Word = Word::new("Ideas by rank", "按名次排列的创意");
pub const RANK: Word = Word::new("Rank", "名次");
pub const MOVED: Word = Word::new("Moved", "升降");
pub const IDEA: Word = Word::new("Idea", "创意");
pub const VERDICT: Word = Word::new("Verdict", "结论");
pub const SCORE: Word = Word::new("Score", "得分");
pub const NONE_FOUND: Word = Word::new("No idea has this in its name.", "没有哪个创意的名字里有这几个字。");
pub const PROVEN: Word = Word::new("proven", "已证实");
pub const STILL_OPEN: Word = Word::new("still open", "待定");
pub const WIDTHS: Word = Word::new("A column is as wide as its weight.", "列宽就是权重。");

// Why an idea stands where it stands.

pub const WHY_HERE: Word = Word::new("Why this rank", "为什么排在这里");
pub const WHY: Word = Word::new("Why", "原因");
pub const POINTS: Word = Word::new("Where the points come from", "分数从哪里来");
pub const GATES: Word = Word::new("Gates", "门槛");
pub const TO_BE_FIRST: Word = Word::new("What would put it first", "怎样才能排第一");
pub const FIND_OUT: Word = Word::new("What to find out next", "下一步先查清什么");

// The pictures.

pub const PICTURES: Word = Word::new("Pictures", "图表");
pub const MAP: Word = Word::new("Map", "分布图");
pub const HOW_OFTEN: Word = Word::new("How often is each first?", "各有多大机会排第一？");
pub const HOW_OFTEN_HINT: Word = Word::new(
    "Draws weights and open facts at random many times over and counts who is first.",
    "反复随机抽取权重和待定的依据，数一数谁排第一。",
);
pub const WHICH_WEIGHTS: Word = Word::new("Which weights", "抽取哪些权重");
pub const AROUND: Word = Word::new("within ±20 % of these", "当前权重 ±20% 以内");
pub const ANY: Word = Word::new("any weights", "任取权重");
pub const DRAW: Word = Word::new("Find out", "算一算");
pub const CANCEL: Word = Word::new("Cancel", "取消");
pub const TABLE: Word = Word::new("Table: how often each is first", "表：各有多大机会排第一");
pub const FIRST: Word = Word::new("First", "第一");
pub const FIRST_THREE: Word = Word::new("First three", "前三");
pub const EXPECTED_RANK: Word = Word::new("Expected rank", "期望名次");
pub const MOST_DRAWS: Word = Word::new("9 of 10 draws", "90% 名次");

// Saving a lens.

pub const SAVE_AS_LENS: Word = Word::new("Save as lens", "存为视角");
pub const WRITES: Word = Word::new(
    "Writes these weights to criteria.toml as a lens; everything else in the file stays as it is.",
    "把现在的权重作为一个视角写进 criteria.toml，文件里的其他内容不变。",
);
pub const NAME: Word =
    Word::new("Name (letters, digits, _, -; no spaces)", "名称（中文、字母、数字、_、-，不能有空格）");
pub const EXAMPLE: Word = Word::new("my_lens", "我的视角");
pub const SAVE: Word = Word::new("Save", "保存");
pub const CLOSE: Word = Word::new("Close", "关闭");

// Keys.

pub const KEYS: Word = Word::new("Keys", "快捷键");
pub const ON_A_WEIGHT: Word = Word::new("On a weight", "调权重时");
pub const ANYWHERE: Word = Word::new("Anywhere", "任何时候");
pub const STEP: Word = Word::new("one point less or more", "减 1、加 1");
pub const LEAP: Word = Word::new("ten points more or less", "加 10、减 10");
pub const ENDS: Word = Word::new("nothing, or the most there is", "归零、加到最大");
pub const IN_THE_BOX: Word = Word::new("in the box: 5 more, twice as much, 30 %", "在数字框里：加 5、翻倍、改成 30%");
pub const KEY_UNDO: Word = Word::new("undo", "撤销");
pub const KEY_REDO: Word = Word::new("redo", "重做");
pub const KEY_SEARCH: Word = Word::new("search ideas", "查找创意");
pub const KEY_LEAVE: Word = Word::new("leave a box, close this", "离开输入框，关闭本窗口");
pub const KEY_KEYS: Word = Word::new("these keys", "显示快捷键");
