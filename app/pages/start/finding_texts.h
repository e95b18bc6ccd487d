// A finding in words, and what can be done with it as addresses.
#pragma once

#include <app/pages/address.h>
#include <app/pages/start/finding.h>

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace cloze {

struct FoundAction {
  QString name;  // "train", "start-from", "open-run", ...: of the button, for tests
  QString text;
  Address address;
};

class FindingTexts {
  Q_DECLARE_TR_FUNCTIONS(cloze::FindingTexts)
 public:
  static QString icon(const Finding& found);
  static QString headline(const Finding& found);                  // "A data set: MRPC: do two sentences say the same?"
  static QString detail(const Finding& found);                    // one or two lines
  static std::vector<FoundAction> actions(const Finding& found);  // the likeliest first
  static bool isUsable(const Finding& found);                     // something of ours, and sound
};

}  // namespace cloze
