//! Errors of the system, if a file, a folder or an address cannot be used.

use super::Message;
use crate::lang::{Lang, Text, both, spaced};
use std::io::{self, ErrorKind};

/// An error in both languages. It can be wrapped in one of the system: `io::Error::new(kind, spoken)`.
#[derive(Debug)]
pub struct Spoken {
    text: Text,
    cause: Option<anyhow::Error>,
}

impl Spoken {
    /// Adds its cause, which is printed after it.
    pub fn because(self, cause: impl Into<anyhow::Error>) -> Spoken {
        Spoken { cause: Some(cause.into()), ..self }
    }
}

impl From<Text> for Spoken {
    fn from(text: Text) -> Spoken {
        Spoken { text, cause: None }
    }
}

impl From<Message> for Spoken {
    /// Puts the ways out after what is wrong.
    fn from(Message { what, help, .. }: Message) -> Spoken {
        let with = |Text { en, zh }: Text, Text { en: way, zh: way_zh }: Text| both!("{en}; {way}", "{zh}；{way_zh}");
        help.into_iter().fold(what, with).into()
    }
}

impl std::fmt::Display for Spoken {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.text.en)
    }
}

impl std::error::Error for Spoken {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause.as_ref() as &(dyn std::error::Error + 'static))
    }
}

/// An error with all its causes, in a language: `error: cannot write …: …`.
pub fn told(error: &anyhow::Error, lang: Lang) -> String {
    let one = |error: &(dyn std::error::Error + 'static)| match (error.downcast_ref::<Spoken>(), error.downcast_ref()) {
        (Some(spoken), _) => spoken.text.get(lang).to_owned(),
        (None, Some(error)) => self::error(error).get(lang).to_owned(),
        (None, None) => error.to_string(),
    };
    let chain: Vec<String> = error.chain().map(one).collect();
    match lang {
        Lang::En => format!("error: {}", chain.join(": ")),
        Lang::Zh => format!("错误：{}", chain.join("：")),
    }
}

/// The text of a system error.
pub fn error(error: &io::Error) -> Text {
    if let Some(own) = error.get_ref().and_then(|own| own.downcast_ref::<Spoken>()) {
        return own.text.clone();
    }
    let en = error.to_string();
    let zh = match (kind(error.kind()), error.raw_os_error()) {
        (Some(words), _) => words.to_owned(),
        (None, Some(number)) => spaced(format_args!("系统错误 {number}")),
        (None, None) => en.clone(),
    };
    Text { en, zh }
}

/// The usual kinds of errors, in Chinese.
fn kind(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经存在",
        ErrorKind::IsADirectory => "这是一个文件夹，不是文件",
        ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::QuotaExceeded => "超出磁盘配额",
        ErrorKind::FileTooLarge => "文件太大",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::InvalidFilename => "文件名不合法或太长",
        ErrorKind::CrossesDevices => "不能跨磁盘移动",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "正被其他程序占用",
        ErrorKind::StaleNetworkFileHandle => "网络文件已失效",
        ErrorKind::AddrInUse => "地址已被占用",
        ErrorKind::AddrNotAvailable => "这个地址不可用",
        ErrorKind::ConnectionRefused => "连接被拒绝",
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => "连接已中断",
        ErrorKind::NetworkDown | ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => "网络不通",
        ErrorKind::BrokenPipe => "接收的一方已关闭",
        ErrorKind::TimedOut => "超时",
        ErrorKind::Interrupted => "被中断",
        ErrorKind::UnexpectedEof => "文件提前结束",
        ErrorKind::OutOfMemory => "内存不足",
        ErrorKind::Unsupported => "系统不支持这一操作",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::files::{cannot_write, read_only};

    #[test]
    fn usual_errors_are_chinese_and_others_have_their_number() {
        let missing = error(&io::Error::from_raw_os_error(2));
        assert_eq!(missing.zh, "没有这个文件或文件夹");
        assert_eq!(missing.en, io::Error::from_raw_os_error(2).to_string());
        let odd = error(&io::Error::from_raw_os_error(5));
        assert!(odd.zh == "系统错误 5" || cfg!(not(target_os = "linux")), "{}", odd.zh);
        assert_eq!(error(&io::Error::other(read_only())).zh, "这个文件是只读的；请先允许写入");
        assert_eq!(error(&io::Error::other("odd")), Text::same("odd"));
    }

    #[test]
    fn an_error_is_told_with_what_led_to_it() {
        let lost = || anyhow::Error::new(cannot_write("a.csv", io::Error::from(ErrorKind::StorageFull)));
        assert_eq!(told(&lost(), Lang::Zh), "错误：无法写入“a.csv”：磁盘已满");
        assert!(told(&lost(), Lang::En).starts_with("error: cannot write `a.csv`: "));
        let nested = anyhow::Error::new(cannot_write("b.csv", lost()));
        assert_eq!(told(&nested, Lang::Zh), "错误：无法写入“b.csv”：无法写入“a.csv”：磁盘已满");
    }
}
