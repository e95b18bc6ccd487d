// The spec a person is editing: every option as typed, the last valid value of each, and what it is compared with.
//
// GUI thread only. Editors and the plan listen; nobody else holds a copy.
#pragma once

#include <core/spec/option_table.h>
#include <core/spec/run_spec.h>

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace cloze {

class SpecModel : public QObject {
  Q_OBJECT
 public:
  explicit SpecModel(QObject* parent = nullptr);

  const RunSpec& spec() const { return m_spec; }  // valid options as typed, invalid ones at their last valid value
  const RunSpec& baseline() const { return m_baseline; }
  const std::vector<uint64_t>& seeds() const { return m_seeds; }  // never empty; spec().seed is the first

  QString text(const QString& option) const;    // as typed
  QString error(const QString& option) const;   // empty: fine
  bool isChanged(const QString& option) const;  // differs from the baseline
  bool isValid() const { return m_errors.isEmpty(); }
  QString firstError() const;
  QStringList invalid() const { return m_errors.keys(); }  // the options that have an error

  // `option` may be any of the names findOption() knows; "seed" takes a list: "42, 43, 44".
  void setText(const QString& option, const QString& text);
  void reset(const QString& option);
  // Several at once, of which undoReplace() brings back what was there. False: nothing is other than it was.
  bool setTexts(const QMap<QString, QString>& texts);

  // Replaces everything; what was there can be brought back once by undoReplace(), unless it was the same: then what
  // was kept before stays. `seeds`: as typed; empty: spec.seed.
  void replace(const RunSpec& spec, const RunSpec& baseline, const QString& seeds = {});
  bool canUndoReplace() const { return m_previous.has_value(); }
  void undoReplace();

 Q_SIGNALS:
  void optionChanged(const QString& option);
  void replaced();  // everything may differ

 private:
  struct Snapshot {
    RunSpec spec, baseline;
    QMap<QString, QString> texts, errors;
    std::vector<uint64_t> seeds;
    QString seedsText;
    bool operator==(const Snapshot&) const = default;
  };
  void keep(const Snapshot& before);
  Snapshot snapshot() const;
  void setValue(const Option& row, const QString& option, const QString& text);
  void setSeeds(const QString& text);

  RunSpec m_spec, m_baseline;
  QMap<QString, QString> m_texts;   // only where they differ from what spec() gives: half-typed and invalid values
  QMap<QString, QString> m_errors;  // as core says it; error() says it in the language of the window
  std::vector<uint64_t> m_seeds;
  QString m_seedsText;
  std::optional<Snapshot> m_previous;
};

}  // namespace cloze
