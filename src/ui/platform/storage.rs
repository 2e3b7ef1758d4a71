//! What the browser's storage keeps: the settings, as JSON that the boot script reads too, the days that the reader gave to
//! articles, and the places where reading of them stopped. Where storage is refused, settings and days hold for as long as the
//! page is open, and every article begins at its top.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, Url, window};

use crate::engine::Day;
use crate::ui::state::{
    Change, Keys, Level, MarkKind, Panel, Settings, Sheet, Theme, Trait, Typography, loose_name,
};

/// The settings that were kept; what is missing or not understood is as usual.
#[must_use]
pub fn load() -> Settings {
    read().unwrap_or_default()
}

/// Keeps the settings.
pub fn save(settings: &Settings) {
    if let Some(json) = write(settings) {
        keep("settings", Some(json));
    }
}

/// The day that the reader gave to the article at this address.
#[must_use]
pub fn day_of(slug: &str) -> Option<Day> {
    Day::parse(&kept(&format!("day:{slug}"))?)
}

/// Keeps the day that the reader gave to an article, or forgets it. Of an article from a file nothing is kept.
pub fn keep_day(slug: &str, day: Option<Day>) {
    if loose_name(slug).is_none() {
        keep(&format!("day:{slug}"), day.map(|day| day.to_string()));
    }
}

/// The number of the block at which reading of the article at this address stopped.
#[must_use]
pub fn place_of(slug: &str) -> Option<u32> {
    kept(&format!("place:{slug}"))?.parse().ok()
}

/// Keeps the number of the block that is read, or forgets it. Of an article from a file nothing is kept.
pub fn keep_place(slug: &str, block: Option<u32>) {
    if loose_name(slug).is_none() {
        keep(&format!("place:{slug}"), block.map(|block| block.to_string()));
    }
}

fn kept(what: &str) -> Option<String> {
    storage()?.get_item(&key(what)?).ok()?
}

fn keep(what: &str, value: Option<String>) {
    let (Some(storage), Some(key)) = (storage(), key(what)) else { return };
    let _ = match value {
        Some(value) => storage.set_item(&key, &value),
        None => storage.remove_item(&key),
    };
}

/// Several sites may share one origin: the key carries the folder of this one.
fn key(what: &str) -> Option<String> {
    let base = super::page::document()?.base_uri().ok()??;
    let folder = Url::new_with_base("./", &base).ok()?.pathname();
    Some(format!("quotidian:{folder}:{what}"))
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

fn read() -> Option<Settings> {
    let json = JSON::parse(&kept("settings")?).ok()?;
    let get = |name: &str| Reflect::get(&json, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let text = |name: &str| get(name).as_string().unwrap_or_default();
    let step = |property: Trait| {
        let value = get(property.code()).as_f64()?;
        (0..property.steps()).find(|&step| f64::from(step) == value)
    };
    let chosen = |text: Typography, property| text.with(property, step(property));
    // Saturates, and the settings bound it.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = |name: &str| get(name).as_f64().map(|value| value as u16);
    let usual = Settings::default();
    let level = |name| Level::ALL.into_iter().find(|level| level.code() == text(name));
    let switched = get("switched").dyn_into::<Array>().unwrap_or_default();
    Some(Settings {
        theme: Theme::ALL.into_iter().find(|theme| theme.code() == text("theme")).unwrap_or_default(),
        level: level("level").unwrap_or(usual.level),
        last_level: level("lastLevel").filter(|&level| level != Level::Off).unwrap_or(usual.last_level),
        switched: MarkKind::ALL
            .into_iter()
            .filter(|kind| switched.includes(&kind.code().into(), 0))
            .collect(),
        typography: Trait::ALL.into_iter().fold(Typography::default(), chosen),
        panel: Panel::ALL.into_iter().find(|panel| panel.code() == text("panel")).unwrap_or_default(),
        panel_open: get("panelOpen").as_bool().unwrap_or(usual.panel_open),
        panel_width: number("panelWidth")
            .map_or(usual.panel_width, |width| usual.with(Change::PanelWidth(width)).panel_width),
        sheet: Sheet::ALL.into_iter().find(|sheet| sheet.code() == text("sheet")).unwrap_or_default(),
        rate: number("rate")
            .and_then(|rate| u8::try_from(rate).ok())
            .map_or(usual.rate, |rate| usual.with(Change::Rate(rate)).rate),
        keys: Keys::of(get("keys").as_bool().unwrap_or(usual.keys.signs), &text("ownKeys")),
        announced: get("announced").as_bool().unwrap_or(usual.announced),
        welcomed: get("welcomed").as_bool().unwrap_or(usual.welcomed),
        paused: get("paused").as_bool().unwrap_or(usual.paused),
        keep_all: get("keepAll").as_bool().unwrap_or(usual.keep_all),
    })
}

fn write(settings: &Settings) -> Option<String> {
    let object = Object::new();
    let set = |name: &str, value: JsValue| {
        let _ = Reflect::set(&object, &name.into(), &value);
    };
    set("theme", settings.theme.code().into());
    set("level", settings.level.code().into());
    set("lastLevel", settings.last_level.code().into());
    let switched: Array = settings.switched.iter().map(|kind| JsValue::from(kind.code())).collect();
    set("switched", switched.into());
    for property in Trait::ALL {
        set(property.code(), settings.typography.chosen(property).map_or(JsValue::UNDEFINED, JsValue::from));
    }
    set("panel", settings.panel.code().into());
    set("panelOpen", settings.panel_open.into());
    set("panelWidth", settings.panel_width.into());
    set("sheet", settings.sheet.code().into());
    set("rate", settings.rate.into());
    set("keys", settings.keys.signs.into());
    set("ownKeys", settings.keys.pairs().into());
    set("announced", settings.announced.into());
    set("welcomed", settings.welcomed.into());
    set("paused", settings.paused.into());
    set("keepAll", settings.keep_all.into());
    JSON::stringify(&object).ok()?.as_string()
}
