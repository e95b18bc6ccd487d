// The part of the Inspect page that walks through the examples of a data set or a run.
#include <app/pages/data_options.h>
#include <app/pages/inspect/example_bar.h>
#include <app/pages/inspect/inspect_page.h>
#include <app/pages/inspect/preflight_view.h>
#include <app/pages/inspect/source_bar.h>
#include <app/pages/inspect/windows_view.h>

#include <QAction>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>

namespace cloze {

namespace {

constexpr int kChoosing_ms = 400;  // of rest while a path is typed
constexpr std::array<const char*, 13> kKindKeys = {
    "all",      "truncated", "unknown",        "longer",       "repeated",    "leaked",      "empty",
    "encoding", "invisible", "repeated-label", "leaked-label", "answer-lost", "unanswerable"};

ExampleKind kindFromKey(const QString& key) {
  for (size_t i = 0; i < kKindKeys.size(); ++i)
    if (key == QLatin1String(kKindKeys[i])) return static_cast<ExampleKind>(i);
  return ExampleKind::All;
}

}  // namespace

void InspectPage::makeExamples() {
  m_choosing.setSingleShot(true);
  connect(&m_choosing, &QTimer::timeout, this, [this] {
    if (m_data.isEmpty()) {
      m_examples->close();
      leaveExample();
      return ask();
    }
    openData({{QStringLiteral("data"), m_data}});
  });
  connect(m_exampleBar, &ExampleBar::pathChosen, this, &InspectPage::chooseData);
  connect(m_examples, &ExampleSource::opened, this, &InspectPage::takeOpened);
  connect(m_examples, &ExampleSource::exampleChanged, this, &InspectPage::showExample);
  connect(m_examples, &ExampleSource::changed, this, [this] {
    if (!m_answer.inspection) showEmpty();
  });
  connect(m_preflight, &PreflightView::lengthChosen, this, [this](int length) {
    m_source->setLength(length);
    followLength();
    ask();
  });
  connect(m_preflight, &PreflightView::casingWanted, this, [this](bool lower) {
    m_source->setCasing(lower);
    ask();
  });
  const auto command = [this](const char* name, Qt::Key key, int step) {
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(QKeySequence(Qt::ALT | key));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, [this, step] { m_examples->goTo(m_examples->position() + step); });
    return m_context.commands ? m_context.commands->add(QLatin1String(name), action) : action;
  };
  m_previous = command("inspect.previous", Qt::Key_PageUp, -1);
  m_next = command("inspect.next", Qt::Key_PageDown, 1);
  const auto allow = [this] {
    m_previous->setEnabled(m_examples->position() > 0);
    m_next->setEnabled(m_examples->position() >= 0 && m_examples->position() + 1 < m_examples->matching());
    for (QAction* action : {m_previous, m_next})
      action->setProperty("reason", action->isEnabled() ? QString() : tr("There is no further example."));
  };
  connect(m_examples, &ExampleSource::changed, this, allow);
  allow();
  followLength();
}

void InspectPage::chooseData(const QString& path) {
  m_data = path.trimmed();
  m_choosing.start(kChoosing_ms);
}

void InspectPage::openData(const QMap<QString, QString>& query) {
  const auto value = [&query](const char* key) { return query.value(QLatin1String(key)); };
  m_choosing.stop();
  ExampleRequest request;
  const QString run = value("run");
  if (!run.isEmpty() && !run.contains(QLatin1Char('/')) && !run.startsWith(QLatin1Char('.')))
    request.run = m_context.runs->folder() / run.toStdString();
  m_data = value("data");
  request.data = m_data.toStdString();
  request.task = value("task").toStdString();
  for (auto pair = query.begin(); pair != query.end(); ++pair)
    if (saysWhichRows(pair.key())) request.options.emplace_back(pair.key().toStdString(), pair.value().toStdString());
  // A run brings its vocabulary along, unless another is named.
  if (request.run.empty() || query.contains(QStringLiteral("model")) || query.contains(QStringLiteral("vocab"))) {
    request.vocabulary = m_source->vocabulary().toStdString();
    request.lower = m_source->casing();
  }
  request.rules = m_source->rules();
  m_exampleBar->setPath(m_data);
  m_lengthNamed = query.contains(QStringLiteral("length"));
  m_wantedSplit = value("split");  // by name: its place is known once the data are read
  ExampleFilter filter;
  filter.kind = kindFromKey(value("only"));
  filter.longer = query.contains(QStringLiteral("longer")) ? std::max(0, value("longer").toInt()) : 128;
  filter.length = m_source->length();
  filter.windows = m_windows->options();
  filter.words = value("find").toStdString();
  filter.label = value("label").toStdString();
  filter.unknown = value("unknown").toStdString();
  const QStringList tokens = value("tokens").split(QLatin1Char('-'));  // both ends are of them
  if (tokens.size() == 2) {
    filter.tokens_from = std::max(0, tokens[0].toInt());
    filter.tokens_to = std::clamp(tokens[1].toInt(), 0, INT32_MAX - 1) + 1;
  }
  m_preflight->setLength(filter.length);
  m_asked = true;
  m_examples->open(request, filter, std::max(1, value("row").toInt()) - 1);
}

// The split was asked for by name; a run says what it was trained with.
void InspectPage::takeOpened() {
  const ExampleSetPtr set = m_examples->set();
  ExampleFilter filter = m_examples->filter();
  for (size_t i = 0; i < set->data->splits.size(); ++i)
    if (QString::fromStdString(set->data->splits[i].name) == m_wantedSplit) filter.split = i;
  if (!m_examples->request().run.empty() && m_examples->request().vocabulary.empty()) {
    m_source->setVocabulary(QString::fromStdString(set->vocabulary.string()));
    m_source->setCasing(set->lower);
    m_source->setLength(static_cast<int>(set->batch.max_seq_length));
    m_source->setTruncation(set->batch.truncation, static_cast<int>(set->batch.head_tokens));
    filter.length = m_source->length();
    m_preflight->setLength(m_source->length());
  }
  if (set->questions && !m_lengthNamed) {
    m_source->setLength(kQuestionLength);
    filter.length = m_source->length();
    m_preflight->setLength(m_source->length());
  }
  m_examples->amendFilter(filter);
  // Another vocabulary may have been chosen meanwhile.
  if (m_answer.inspection) followVocabulary();
  showWarnings();
}

// The data are counted anew with another vocabulary.
void InspectPage::followVocabulary() {
  m_examples->recount(m_source->vocabulary().toStdString(), m_source->casing(), m_source->rules());
}

// The texts are not, or no longer, the example's.
void InspectPage::leaveExample() {
  m_showsExample = false;
  m_examples->leave();
  m_windows->setExample(nullptr);
}

void InspectPage::showExample() {
  const Example* example = m_examples->example();
  if (example == nullptr) return;
  m_showsExample = true;
  m_windows->setExample(m_examples->question());
  {
    const QScopedValueRollback<bool> filling(m_filling, true);
    m_source->setTexts(QString::fromStdString(example->text_a), QString::fromStdString(example->text_b));
  }
  ask();
}

void InspectPage::followLength() {
  m_preflight->setLength(m_source->length());
  m_examples->followLength(m_source->length(), m_windows->options());
}

QMap<QString, QString> InspectPage::exampleQuery() const {
  const ExampleRequest& request = m_examples->request();
  const ExampleFilter& filter = m_examples->filter();
  QMap<QString, QString> query;
  if (!request.run.empty())
    query[QStringLiteral("run")] = QString::fromStdString(request.run.filename().string());
  else
    query[QStringLiteral("data")] = m_data;
  if (!request.task.empty()) query[QStringLiteral("task")] = QString::fromStdString(request.task);
  for (const auto& [name, value] : request.options) query[QString::fromStdString(name)] = QString::fromStdString(value);
  if (const ExampleSetPtr set = m_examples->set())
    query[QStringLiteral("split")] = QString::fromStdString(set->data->splits[filter.split].name);
  if (m_examples->row() >= 0) query[QStringLiteral("row")] = QString::number(m_examples->row() + 1);
  if (filter.kind != ExampleKind::All)
    query[QStringLiteral("only")] = QLatin1String(kKindKeys[static_cast<size_t>(filter.kind)]);
  if (filter.kind == ExampleKind::Longer) query[QStringLiteral("longer")] = QString::number(filter.longer);
  if (!filter.words.empty()) query[QStringLiteral("find")] = QString::fromStdString(filter.words);
  if (!filter.label.empty()) query[QStringLiteral("label")] = QString::fromStdString(filter.label);
  if (!filter.unknown.empty()) query[QStringLiteral("unknown")] = QString::fromStdString(filter.unknown);
  if (filter.tokens_to > 0)
    query[QStringLiteral("tokens")] = QStringLiteral("%1-%2").arg(filter.tokens_from).arg(filter.tokens_to - 1);
  return query;
}

}  // namespace cloze
