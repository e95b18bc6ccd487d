#include <tests/app/pages/page_test.h>

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>

#include <cmath>
#include <fstream>
#include <map>

// Outside every namespace, as Q_INIT_RESOURCE asks.
static void initTranslations() {
  Q_INIT_RESOURCE(translations);
}

namespace cloze {

PageTest::PageTest() : services(std::filesystem::path(m_folder.path().toStdString()) / "runs") {
  Theme::get().install();
  Theme::get().apply(ThemeMode::Light);
  services.work.mode = FakeWork::Mode::Immediate;
  std::filesystem::create_directories(path("runs"));
}

void PageTest::writeFile(const std::string& name, const std::string& text) const {
  std::filesystem::create_directories(path(name).parent_path());
  std::ofstream(path(name), std::ios::binary) << text;
}

InChinese::InChinese() {
  initTranslations();
  EXPECT_TRUE(m_translator.load(QStringLiteral(":/i18n/cloze_zh_CN")));
  QCoreApplication::installTranslator(&m_translator);
}

InChinese::~InChinese() {
  QCoreApplication::removeTranslator(&m_translator);
}

RunSummary PageTest::writeRun(const std::string& name, RunState state, double accuracy, int64_t steps,
                              const std::string& task) {
  RunRecord record;
  record.spec.name = name;
  record.spec.data.task = task;
  record.spec.data.data_dir = "/data/" + task;
  record.spec.model.model = "/models/bert-mini";
  record.labels = {"0", "1"};
  record.total_steps = steps;
  auto writer = RunWriter::create(path("runs"), record);
  EXPECT_TRUE(writer.ok()) << writer.error().toString();
  std::vector<MetricPoint> points;
  for (int64_t step = 1; step <= steps; ++step) {
    const double noise = 0.06 * std::sin(static_cast<double>(step * step % 97));
    points.push_back({"train/loss", step, 1000 * step, 0.2 + 0.55 * std::exp(-3.0 * step / steps) + noise});
  }
  EXPECT_TRUE((*writer)->addPoints(points).ok());
  RunProgress progress;
  progress.state = state;
  progress.step = progress.total_steps = steps;
  if (state == RunState::Finished) {
    EvalResult result{"dev", "last", steps, 872, 0.3, {{"accuracy", accuracy}}};
    progress.results.push_back(result);
  }
  EXPECT_TRUE((*writer)->setProgress(progress).ok());
  const std::filesystem::path folder = (*writer)->folder();
  EXPECT_TRUE((*writer)->close().ok());
  writer->reset();
  auto summary = summarizeRun(folder);
  EXPECT_TRUE(summary.ok());
  return *summary;
}

RunSummary summaryOf(const std::string& id, RunState state, const std::map<std::string, double>& metrics,
                     int64_t step) {
  RunSummary run;
  run.id = id;
  run.name = id + " name";
  run.folder = "/nowhere/" + id;
  run.created = "2026-11-21T07:12:05Z";
  run.task = "mrpc";
  run.model = "bert-base-uncased";  // the short name, as the catalogue gives it
  run.progress.state = state;
  run.progress.step = step;
  run.progress.total_steps = 384;
  run.metrics = metrics;
  run.metrics_split = metrics.empty() ? "" : "test";
  return run;
}

namespace {

bool isPartOfAnother(const QWidget* widget) {
  for (const QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
    if (qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent) ||
        qobject_cast<const QLineEdit*>(parent) || qobject_cast<const QAbstractItemView*>(parent))
      return true;
  }
  return false;
}

}  // namespace

void expectNames(const QWidget* page) {
  int seen = 0;
  for (const QWidget* widget : page->findChildren<QWidget*>()) {
    const bool plays = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                       qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractItemView*>(widget) ||
                       qobject_cast<const QAbstractSpinBox*>(widget) || widget->focusPolicy() & Qt::TabFocus;
    if (!plays || qobject_cast<const QScrollBar*>(widget) || qobject_cast<const QHeaderView*>(widget) ||
        isPartOfAnother(widget))
      continue;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button && button->isHidden() && button->text().isEmpty()) continue;  // gets its text when it is shown
    ++seen;
    const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
    EXPECT_TRUE(named) << widget->metaObject()->className() << " \"" << widget->objectName().toStdString() << "\" in "
                       << widget->parentWidget()->metaObject()->className();
  }
  EXPECT_GT(seen, 2);
}

void expectUniqueMnemonics(const QWidget* page) {
  std::map<QString, QString> taken;  // key sequence -> text
  for (const QWidget* widget : page->findChildren<QWidget*>()) {
    if (!widget->isVisible()) continue;
    QString text;
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) text = button->text();
    if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->buddy()) text = label->text();
    const QString key = QKeySequence::mnemonic(text).toString();
    if (key.isEmpty()) continue;
    EXPECT_FALSE(taken.contains(key)) << key.toStdString() << " is “" << taken[key].toStdString() << "” and “"
                                      << text.toStdString() << "”";
    taken[key] = text;
  }
}

}  // namespace cloze
