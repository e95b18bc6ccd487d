#include <app/pages/inspect/casing_words.h>

namespace cloze {

QString CasingWords::title(CasingMistake mistake) {
  return mistake == CasingMistake::LowersMixed
             ? tr("The text is lower-cased, but the vocabulary is made for text as it is written.")
             : tr("Capitals are kept, but the vocabulary has lower-case pieces alone.");
}

QString CasingWords::detail(CasingMistake mistake) {
  return mistake == CasingMistake::LowersMixed
             ? tr("None of its pieces with capital letters is ever used; names fall into small pieces.")
             : tr("Words with capitals fall into small pieces or become [UNK].");
}

QString CasingWords::remedy(CasingMistake mistake) {
  return mistake == CasingMistake::LowersMixed ? tr("Keep text as written") : tr("Lower-case the text");
}

}  // namespace cloze
