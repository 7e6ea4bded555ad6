//! Every kind of mistake in a request to the live page.

use super::super::code::{Code, CodeEntry, entry};
use crate::lang::Word;

/// All entries, by id.
pub(super) const PAGE: &[CodeEntry] = &[
    entry(
        Code::E0501,
        Word::new("request not understood", "看不懂这个请求"),
        Word::new(
            "A program asked the server of `dingzi serve` for something that it does not have, or in a form that \
             it does not read. The page never does; docs/API.md says what can be asked, and how.",
            "有程序向 `dingzi serve` 的服务器要了它没有的东西，或者写法它不认。网页自己不会这样；可以要什么、怎么\
             要，见 docs/API.md。",
        ),
    ),
    entry(
        Code::E0502,
        Word::new("link of another rubric", "链接属于别的评分标准"),
        Word::new(
            "A link to the live page holds weights by the place of their criteria, so it is good for the rubric \
             that it was made with and for no other; or a part of it was lost on its way. Nothing of it is used.",
            "网页的链接按标准的次序记下权重，所以只对生成它的那份评分标准有效；也可能链接在传递中丢了一截。其中的\
             内容一概不用。",
        ),
    ),
    entry(
        Code::E0503,
        Word::new("there is a lens of this name", "已有同名的视角"),
        Word::new(
            "Saved under the name of a lens that is there, weights would replace those of that lens. The page \
             asks before it does that; a program says `replace`.",
            "以已有视角的名字保存，会盖掉那个视角的权重。网页会先问一句；程序要写明 `replace`。",
        ),
    ),
];
