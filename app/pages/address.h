// cloze:<page>/<path...>?<key>=<value>&...: every place in the program has one.
//
// "cloze:run/2026-11-21-mrpc-3/curves?x=step": page "run", path {"2026-11-21-mrpc-3", "curves"}, query {x: step}.
// A value; text is percent-encoded where needed.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace cloze {

struct Address {
  QString page;
  QStringList path;
  QMap<QString, QString> query;

  QString toString() const;
  static std::optional<Address> fromString(const QString& text);
  bool operator==(const Address&) const = default;
};

}  // namespace cloze
