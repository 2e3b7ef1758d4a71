//! Training the choices about quotations.

use super::lesson::Lessons;
use super::names::Progress;
use super::preference::{calibrate, fit};
use super::teacher::{Attributed, Teacher};
use crate::engine::lexicon::Lexicon;
use crate::engine::model::Model;
use crate::engine::quote::training::{Preferences, Question, ask};
use crate::engine::text::Text;
use crate::engine::{Document, Meta, date, entity, ner};

/// Features seen in fewer articles are dropped.
const RARE: u32 = 4;

/// The section of the model file with the preferences. `model` finds the names.
pub(super) fn train(articles: &[Attributed], model: &Model<'_>, tell: Progress<'_>) -> Vec<u8> {
    let mut lessons = gather(articles, model);
    for kind in Question::ALL {
        let count = lessons.questions.iter().filter(|lesson| lesson.kind == kind).count();
        tell(&format!("{kind:?}: {count} questions"));
    }
    lessons.drop_rare(RARE);
    let weights = fit(&lessons, &(0..lessons.len()).collect::<Vec<_>>(), tell);
    let mut section = calibrate(&lessons, tell);
    section.extend(Preferences::compile(&weights));
    tell(&format!("{} weights", weights.iter().filter(|weight| **weight != 0).count()));
    section
}

fn gather(articles: &[Attributed], model: &Model<'_>) -> Lessons {
    let lexicon = Lexicon::new();
    let mut lessons = Lessons::default();
    for (number, gold) in articles.iter().enumerate() {
        let meta = Meta { published: gold.published, ..Meta::default() };
        let Ok(document) = Document::from_text(gold.text.as_str(), meta) else { continue };
        let text = Text::new(&document, &lexicon, &model.gazetteer);
        let dates = date::find(&text, &document);
        let names = ner::recognise(&text, model, &dates, false);
        let (mentions, entities) = entity::link(&text, &model.gazetteer, &lexicon, names);
        let mut teacher = Teacher { gold, text: &text, article: number as u32, lessons: &mut lessons };
        ask(&text, model, &mentions, &entities, &mut teacher);
    }
    lessons
}
