// A casing that does not go with its vocabulary, in words: the banner of the page and the preflight say the same.
#pragma once

#include <core/inspect/casing.h>

#include <QCoreApplication>
#include <QString>

namespace cloze {

class CasingWords {
  Q_DECLARE_TR_FUNCTIONS(CasingWords)
 public:
  static QString title(CasingMistake mistake);
  static QString detail(CasingMistake mistake);
  static QString remedy(CasingMistake mistake);  // of the button that sets mended()
  static bool mended(CasingMistake mistake) {
    return mistake == CasingMistake::KeepsForLower;
  }  // whether to lower-case
};

}  // namespace cloze
