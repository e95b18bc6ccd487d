#include <widgets/chart_menu.h>

#include <widgets/chart_picture.h>
#include <widgets/chart_plot.h>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>

namespace cloze {

ChartMenu::ChartMenu(QWidget* chart, std::function<QString()> values, std::function<void(QPainter*)> paint)
    : QObject(chart),
      m_chart(chart),
      m_paint(std::move(paint)),
      m_copy(new QAction(chart)),
      m_save(new QAction(chart)) {
  m_copy->setObjectName(QStringLiteral("copy-values"));
  m_copy->setShortcut(QKeySequence::Copy);
  m_copy->setShortcutContext(Qt::WidgetShortcut);
  m_save->setObjectName(QStringLiteral("save-picture"));
  connect(m_copy, &QAction::triggered, this,
          [values = std::move(values)] { QApplication::clipboard()->setText(values()); });
  connect(m_save, &QAction::triggered, this, &ChartMenu::savePicture);
  m_save->setVisible(m_paint != nullptr);
  chart->addActions({m_copy, m_save});
  chart->setContextMenuPolicy(Qt::ActionsContextMenu);
  chart->installEventFilter(this);
  retranslate();
}

void ChartMenu::savePicture() {
  auto* dialog = new QFileDialog(m_chart, tr("Save the chart as a picture"), QStringLiteral("chart.png"),
                                 tr("Pictures (*.png *.svg *.pdf)"));
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("png"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    QString why;
    if (!savePictureOf(file, m_chart->size(), m_paint, &why)) Q_EMIT pictureFailed(why);
  });
  dialog->open();
}

bool ChartMenu::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  return QObject::eventFilter(watched, event);
}

void ChartMenu::retranslate() {
  m_copy->setText(tr("&Copy the values"));
  m_save->setText(tr("&Save as a picture …"));
}

}  // namespace cloze
