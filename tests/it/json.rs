//! JSON as the tests read it: a key that does not exist is a mistake of the test, not a null that holds nothing.

use bytemuck::TransparentWrapper;
use serde::Serialize;
use serde_json::Value;
use std::fmt;
use std::ops::{Deref, DerefMut, Index, IndexMut};

/// A JSON value. `json["key"]` fails where there is no such key and names those there are; `json.get("key")` asks
/// whether there is one, and `json.maybe("key")` is null where there is none.
#[derive(Clone, Serialize, TransparentWrapper)]
#[serde(transparent)]
#[repr(transparent)]
pub struct Json(Value);

impl Json {
    pub const NULL: Json = Json(Value::Null);

    /// Fails where the text is no JSON, and shows it.
    pub fn read(text: &str) -> Json {
        Json::try_read(text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    pub fn try_read(text: &str) -> serde_json::Result<Json> {
        serde_json::from_str(text).map(Json)
    }

    /// One value a line.
    pub fn read_lines(text: &str) -> Vec<Json> {
        text.lines().map(Json::read).collect()
    }

    pub fn get(&self, key: &str) -> Option<&Json> {
        self.0.get(key).map(Json::wrap_ref)
    }

    /// The value of a key that need not be there, or null.
    pub fn maybe(&self, key: &str) -> &Json {
        self.get(key).unwrap_or(&Json::NULL)
    }

    pub fn as_array(&self) -> Option<&[Json]> {
        self.0.as_array().map(|list| Json::wrap_slice(list))
    }

    /// The elements of what must be a list.
    pub fn list(&self) -> &[Json] {
        self.as_array().unwrap_or_else(|| panic!("no list: {self}"))
    }

    /// The keys and values of what must be an object, in its order.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Json)> {
        let fields = self.0.as_object().unwrap_or_else(|| panic!("no object: {self}"));
        fields.iter().map(|(key, value)| (key.as_str(), Json::wrap_ref(value)))
    }
}

/// What a value is by itself: `as_str`, `as_f64`, `is_null` …
impl Deref for Json {
    type Target = Value;

    fn deref(&self) -> &Value {
        &self.0
    }
}

impl DerefMut for Json {
    fn deref_mut(&mut self) -> &mut Value {
        &mut self.0
    }
}

impl<K: AsRef<str> + ?Sized> Index<&K> for Json {
    type Output = Json;

    fn index(&self, key: &K) -> &Json {
        let key = key.as_ref();
        self.get(key).unwrap_or_else(|| match self.0.as_object() {
            Some(fields) => panic!("no key {key:?}, but {:?}", fields.keys().collect::<Vec<_>>()),
            None => panic!("no object that could have a key {key:?}: {self}"),
        })
    }
}

impl Index<usize> for Json {
    type Output = Json;

    fn index(&self, at: usize) -> &Json {
        &self.list()[at]
    }
}

/// Only what is there is changed.
impl<K: AsRef<str> + ?Sized> IndexMut<&K> for Json {
    fn index_mut(&mut self, key: &K) -> &mut Json {
        let key = key.as_ref();
        assert!(self.get(key).is_some(), "no key {key:?}: {self}");
        Json::wrap_mut(&mut self.0[key])
    }
}

impl IndexMut<usize> for Json {
    fn index_mut(&mut self, at: usize) -> &mut Json {
        Json::wrap_mut(&mut self.0[at])
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Json) -> bool {
        self.0 == other.0
    }
}

/// As with a value: `json["key"] == "text"`.
impl<T: ?Sized> PartialEq<T> for Json
where
    Value: PartialEq<T>,
{
    fn eq(&self, other: &T) -> bool {
        self.0 == *other
    }
}

impl<T> From<T> for Json
where
    Value: From<T>,
{
    fn from(value: T) -> Json {
        Json(Value::from(value))
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
