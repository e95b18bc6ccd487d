#include <app/pages/train/spec_model.h>

#include <app/pages/core_words.h>

#include <QRegularExpression>
#include <QStringList>

namespace cloze {

namespace {

constexpr qsizetype kMostSeeds = 100;
const QString kSeed = QStringLiteral("seed");  // the one option that is a list here and a value in the spec

QString currentText(const RunSpec& spec, const QString& name) {
  const Option* option = findOption(name.toStdString());
  return option ? QString::fromStdString(option->get(spec)) : QString();
}

}  // namespace

SpecModel::SpecModel(QObject* parent) : QObject(parent) {
  m_seeds = {m_spec.seed};
  m_seedsText = QString::number(m_spec.seed);
}

QString SpecModel::text(const QString& option) const {
  if (option == kSeed) return m_seedsText;
  const auto typed = m_texts.find(option);
  return typed != m_texts.end() ? *typed : currentText(m_spec, option);
}

QString SpecModel::error(const QString& option) const {
  return coreWords(m_errors.value(option).toStdString());
}

bool SpecModel::isChanged(const QString& option) const {
  if (m_errors.contains(option)) return true;
  if (option == kSeed) return m_seeds != std::vector<uint64_t>{m_baseline.seed};
  return currentText(m_spec, option) != currentText(m_baseline, option);
}

QString SpecModel::firstError() const {
  return m_errors.isEmpty() ? QString() : error(m_errors.firstKey());
}

void SpecModel::setText(const QString& name, const QString& text) {
  const Option* row = findOption(name.toStdString());
  if (!row) return;
  const QString option = QString::fromUtf8(row->name.data(), static_cast<qsizetype>(row->name.size()));
  if (text == this->text(option)) return;
  if (option == kSeed)
    setSeeds(text);
  else
    setValue(*row, option, text);
  Q_EMIT optionChanged(option);
}

void SpecModel::setValue(const Option& row, const QString& option, const QString& text) {
  // Both decimal separators are accepted where a number is meant; the spec itself is locale-free.
  QString value = text.trimmed();
  if (row.type == OptionType::Real) value.replace(QLatin1Char(','), QLatin1Char('.'));
  const Status status = row.set(&m_spec, value.toStdString());
  if (!status.ok()) {
    m_texts[option] = text;
    m_errors[option] = QString::fromStdString(status.error().message);
    return;
  }
  m_errors.remove(option);
  if (currentText(m_spec, option) == text)
    m_texts.remove(option);
  else
    m_texts[option] = text;  // "2e-05" stays as it was typed
}

void SpecModel::setSeeds(const QString& text) {
  m_seedsText = text;
  static const QRegularExpression kSeparators(QStringLiteral("[,;\\s]+"));
  std::vector<uint64_t> seeds;
  QString problem;
  const QStringList parts = text.split(kSeparators, Qt::SkipEmptyParts);
  for (const QString& part : parts) {
    bool ok = false;
    const qulonglong seed = part.toULongLong(&ok);
    if (!ok) problem = tr("“%1” is not a seed; seeds are whole numbers from 0, divided by commas.").arg(part);
    seeds.push_back(seed);
  }
  if (parts.isEmpty()) problem = tr("At least one seed is needed.");
  if (parts.size() > kMostSeeds) problem = tr("At most %1 seeds can be started at once.").arg(kMostSeeds);
  if (problem.isEmpty()) {
    m_errors.remove(kSeed);
    m_seeds = seeds;
    m_spec.seed = seeds.front();
  } else {
    m_errors[kSeed] = problem;
  }
}

void SpecModel::reset(const QString& option) {
  setText(option, currentText(m_baseline, option));
}

SpecModel::Snapshot SpecModel::snapshot() const {
  return {m_spec, m_baseline, m_texts, m_errors, m_seeds, m_seedsText};
}

void SpecModel::keep(const Snapshot& before) {
  if (!(before == snapshot())) m_previous = before;
}

bool SpecModel::setTexts(const QMap<QString, QString>& texts) {
  const Snapshot before = snapshot();
  for (auto text = texts.begin(); text != texts.end(); ++text) setText(text.key(), text.value());
  keep(before);
  return !(before == snapshot());
}

void SpecModel::replace(const RunSpec& spec, const RunSpec& baseline, const QString& seeds) {
  const Snapshot before = snapshot();
  m_spec = spec;
  m_baseline = baseline;
  m_texts.clear();
  m_errors.clear();
  m_seeds = {spec.seed};
  m_seedsText = QString::number(spec.seed);
  if (!seeds.isEmpty()) setSeeds(seeds);
  keep(before);
  Q_EMIT replaced();
}

void SpecModel::undoReplace() {
  if (!m_previous) return;
  const Snapshot previous = *m_previous;
  m_previous.reset();
  m_spec = previous.spec;
  m_baseline = previous.baseline;
  m_texts = previous.texts;
  m_errors = previous.errors;
  m_seeds = previous.seeds;
  m_seedsText = previous.seedsText;
  Q_EMIT replaced();
}

}  // namespace cloze
