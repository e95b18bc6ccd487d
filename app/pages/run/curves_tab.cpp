#include <app/pages/run/curves_tab.h>

#include <app/pages/core_words.h>
#include <widgets/controls.h>
#include <widgets/theme.h>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSlider>

#include <cmath>

namespace cloze {

CurvesTab::CurvesTab(QWidget* parent) : QWidget(parent), m_grid(new ChartGrid), m_charts(m_grid) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  m_banner = new Banner(this);
  m_banner->clear();
  column->addWidget(m_banner);
  auto* area = new QScrollArea(this);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidget(m_grid);
  area->setFocusPolicy(Qt::NoFocus);
  m_scroll = area;
  column->addWidget(area, 1);
  m_empty = new EmptyState(QStringLiteral("chart"), this);
  column->addWidget(m_empty, 1);
  m_empty->hide();
  makeControls();
  retranslate();
  connect(m_grid, &ChartGrid::rangeChanged, this, &CurvesTab::changed);
}

void CurvesTab::makeControls() {
  m_controls = new QWidget(this);
  auto* row = new QHBoxLayout(m_controls);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  m_axis = new QComboBox(m_controls);
  for (const char* axis : {"step", "wall", "epoch"}) m_axis->addItem(QString(), QString::fromLatin1(axis));
  m_smoothingLabel = new TextLabel(TextRole::Caption, Tone::Secondary, {}, m_controls);
  m_smoothing = new QSlider(Qt::Horizontal, m_controls);
  m_smoothing->setRange(0, 99);
  m_smoothing->setFixedWidth(90);
  m_smoothingValue = new TextLabel(TextRole::Caption, Tone::Text, {}, m_controls);
  m_smoothingValue->setMinimumWidth(28);
  m_log = new QCheckBox(m_controls);
  m_save = linkButton({}, m_controls);
  m_copy = linkButton({}, m_controls);
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_axis, m_smoothingLabel, m_smoothing, m_smoothingValue, m_log, m_save, m_copy})
    row->addWidget(widget);
  connect(m_axis, &QComboBox::currentIndexChanged, this, [this](int index) {
    m_grid->setXAxis(static_cast<ChartX>(index));
    Q_EMIT changed();
  });
  connect(m_smoothing, &QSlider::valueChanged, this, [this](int value) {
    showSmoothing();
    m_grid->setSmoothing(value / 100.0);
    Q_EMIT changed();
  });
  connect(m_log, &QCheckBox::toggled, this, [this](bool on) {
    m_grid->setLogY(on);
    Q_EMIT changed();
  });
  connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_grid->toTsv()); });
  connect(m_save, &QPushButton::clicked, this, &CurvesTab::savePicture);
  m_smoothing->setValue(60);
}

void CurvesTab::showSmoothing() {
  m_smoothingValue->setText(QLocale().toString(m_smoothing->value() / 100.0, 'f', 2));
}

void CurvesTab::retranslate() {
  m_charts.retranslate();
  m_empty->setText(emptyText(m_broken));
  m_axis->setItemText(0, tr("Step"));
  m_axis->setItemText(1, tr("Wall time"));
  m_axis->setItemText(2, tr("Epoch"));
  m_axis->setAccessibleName(tr("Horizontal axis"));
  m_axis->setToolTip(tr("Horizontal axis of all charts"));
  m_smoothingLabel->setText(tr("Smoothing"));
  m_smoothing->setAccessibleName(tr("Smoothing"));
  m_smoothing->setToolTip(tr("Weight of TensorBoard's moving average, 0 to 0.99"));
  showSmoothing();
  m_log->setText(tr("Log y"));
  m_log->setToolTip(tr("Logarithmic vertical axes"));
  m_save->setText(tr("Save picture"));
  m_copy->setText(tr("Copy data"));
  m_copy->setToolTip(tr("The visible range of every chart, tab-separated; Ctrl+C on one chart copies that one"));
}

void CurvesTab::savePicture() {
  auto* dialog = new QFileDialog(this, tr("Save the curves as a picture"), QStringLiteral("curves.png"),
                                 tr("Pictures (*.png *.svg *.pdf)"));
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("png"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    QString error;
    if (m_grid->savePicture(file, &error)) {
      m_banner->clear();
    } else {
      m_banner->show(Banner::Kind::Error, tr("The picture was not saved."), error);
    }
  });
  dialog->open();
}

QString CurvesTab::emptyText(bool broken) {
  return broken ? tr("There is no curve to show.") : tr("The curves begin with the first step of training.");
}

void CurvesTab::show(const RunSnapshot& snapshot) {
  const bool any = m_charts.show(snapshot);
  m_scroll->setVisible(any);
  const bool broken = !snapshot.metrics_problem.empty();
  m_empty->setVisible(!any);
  m_empty->setText(emptyText(broken));
  if (broken) {
    m_banner->show(Banner::Kind::Error, tr("The curves could not be read."), coreWords(snapshot.metrics_problem));
  } else if (m_broken) {
    m_banner->clear();
  }
  m_broken = broken;
}

void CurvesTab::clear() {
  m_grid->setRange(std::nullopt);
  m_charts.show(RunSnapshot());
  m_scroll->hide();
  m_empty->hide();  // until it is known that there is nothing
  m_banner->clear();
  m_broken = false;
}

void CurvesTab::open(const QMap<QString, QString>& query) {
  if (const int at = m_axis->findData(query.value(QStringLiteral("x"))); at >= 0) m_axis->setCurrentIndex(at);
  bool ok = false;
  const double smoothing = query.value(QStringLiteral("smoothing")).toDouble(&ok);
  if (ok) m_smoothing->setValue(static_cast<int>(std::lround(std::clamp(smoothing, 0.0, 0.99) * 100)));
  if (query.contains(QStringLiteral("log")))
    m_log->setChecked(query.value(QStringLiteral("log")) == QLatin1String("1"));
  const double from = query.value(QStringLiteral("from")).toDouble(&ok);
  bool toOk = false;
  const double to = query.value(QStringLiteral("to")).toDouble(&toOk);
  if (ok && toOk && to > from) m_grid->setRange({{from, to}});
}

QMap<QString, QString> CurvesTab::query() const {
  QMap<QString, QString> query;
  query[QStringLiteral("x")] = m_axis->currentData().toString();
  query[QStringLiteral("smoothing")] = QString::number(m_smoothing->value() / 100.0);
  if (m_log->isChecked()) query[QStringLiteral("log")] = QStringLiteral("1");
  if (const auto range = m_grid->range()) {
    query[QStringLiteral("from")] = QString::number(range->first, 'g', 8);
    query[QStringLiteral("to")] = QString::number(range->second, 'g', 8);
  }
  return query;
}

}  // namespace cloze
