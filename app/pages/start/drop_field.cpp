#include <app/pages/start/drop_field.h>

#include <app/pages/start/finding_texts.h>
#include <app/pages/start/start_layout.h>
#include <widgets/controls.h>
#include <widgets/icon.h>

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace cloze {

namespace {
constexpr int kBusyAfterMs = 100;
constexpr int kTargetInset = 20;
}  // namespace

DropField::DropField(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSpace);
  m_heading = new SectionHeading(QString(), this);
  m_heading->setFixedHeight(kHeadingHeight);
  column->addWidget(m_heading);
  m_target = makeTarget();
  column->addWidget(m_target);
  m_answer = makeAnswer();
  m_answer->hide();
  column->addSpacing(kSpace);
  column->addWidget(m_answer);
  m_patience.setSingleShot(true);
  m_patience.setInterval(kBusyAfterMs);
  connect(&m_patience, &QTimer::timeout, this, [this] {
    clearActions();
    m_answerIcon->clear();
    m_headline->setText(tr("Looking at it …"));
    m_headline->setTone(Tone::Secondary);
    m_detail->setText(m_path);
    m_answer->show();
  });
  connect(&Theme::get(), &Theme::changed, this, [this] {
    showAnswer();
    setHot(m_hot);
  });
  setHot(false);
  retranslate();
}

QWidget* DropField::makeTarget() {
  auto* target = new QWidget(this);
  auto* column = new QVBoxLayout(target);
  column->setContentsMargins(kTargetInset, kTargetInset, kTargetInset, kTargetInset);
  column->setSpacing(12);
  m_icon = new QLabel(target);
  m_icon->setAlignment(Qt::AlignCenter);
  m_sentence = new TextLabel(TextRole::Body, Tone::Secondary, QString(), target);
  m_sentence->setAlignment(Qt::AlignCenter);
  m_sentence->setWordWrap(true);
  m_edit = new QLineEdit(target);
  m_edit->setObjectName(QStringLiteral("path"));
  m_edit->setClearButtonEnabled(true);
  m_edit->setAcceptDrops(false);  // the page takes drops, as paths
  m_file = new QPushButton(target);
  m_file->setObjectName(QStringLiteral("choose-file"));
  m_folder = new QPushButton(target);
  m_folder->setObjectName(QStringLiteral("choose-folder"));
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(kSpace);
  buttons->addWidget(m_folder, 1);
  buttons->addWidget(m_file, 1);
  column->addWidget(m_icon);
  column->addWidget(m_sentence);
  column->addWidget(m_edit);
  column->addLayout(buttons);
  connect(m_edit, &QLineEdit::returnPressed, this, [this] { examine(m_edit->text()); });
  connect(m_edit, &QLineEdit::textChanged, this, [this](const QString& text) {
    if (text.isEmpty()) examine({});
  });
  connect(m_file, &QPushButton::clicked, this, [this] { browse(false); });
  connect(m_folder, &QPushButton::clicked, this, [this] { browse(true); });
  return target;
}

QWidget* DropField::makeAnswer() {
  auto* answer = new QWidget(this);
  answer->setObjectName(QStringLiteral("found"));
  auto* row = new QHBoxLayout(answer);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(10);
  m_answerIcon = new QLabel(answer);
  m_answerIcon->setFixedSize(20, 20);
  row->addWidget(m_answerIcon, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  m_headline = new TextLabel(TextRole::Heading, Tone::Text, QString(), answer);
  m_headline->setObjectName(QStringLiteral("found-headline"));
  m_detail = new TextLabel(TextRole::Body, Tone::Secondary, QString(), answer);
  m_detail->setObjectName(QStringLiteral("found-detail"));
  for (TextLabel* label : {m_headline, m_detail}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(label);
  }
  m_actions = new QVBoxLayout;
  m_actions->setSpacing(kSpace);
  words->addSpacing(kSpace);
  words->addLayout(m_actions);
  row->addLayout(words, 1);
  return answer;
}

QString DropField::droppedPath(const QMimeData* data) {
  for (const QUrl& url : data->urls())
    if (url.isLocalFile()) return url.toLocalFile();
  return {};
}

void DropField::browse(bool folder) {
  auto* dialog = new QFileDialog(this, folder ? tr("Choose a folder") : tr("Choose a file"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &DropField::examine);
  dialog->open();
}

void DropField::examine(const QString& path) {
  const std::filesystem::path wanted = pathFromTyped(path.toStdString());
  m_path = QString::fromStdString(wanted.string());
  if (m_edit->text() != path) m_edit->setText(path);
  m_finding.reset();
  if (m_path.isEmpty()) {
    m_patience.stop();
    showAnswer();
  } else {
    m_patience.start();
    m_context.work->run(this, QStringLiteral("start.examine"),
                        [this, wanted, runs = m_context.runs->folder()](std::stop_token stop) {
                          auto found = std::make_shared<Finding>(examinePath(wanted, runs, stop));
                          return std::function<void()>([this, wanted, found] {
                            if (wanted.string() == m_path.toStdString()) show(std::move(*found));
                          });
                        });
  }
  Q_EMIT pathChanged();
}

void DropField::show(Finding finding) {
  m_patience.stop();
  m_finding = std::move(finding);
  showAnswer();
}

void DropField::clearActions() {
  while (QLayoutItem* item = m_actions->takeAt(0)) {
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->setParent(nullptr);
      widget->deleteLater();
    }
    delete item;
  }
}

void DropField::showAnswer() {
  clearActions();
  m_answer->setVisible(m_finding.has_value());
  if (!m_finding) return;
  const bool usable = FindingTexts::isUsable(*m_finding);
  const Tone tone = m_finding->problem ? Tone::Error : usable ? Tone::Good : Tone::Warning;
  const QString icon = m_finding->problem ? QStringLiteral("error") : FindingTexts::icon(*m_finding);
  m_answerIcon->setPixmap(iconPixmap(icon, Theme::get().color(tone), 20, devicePixelRatioF()));
  m_headline->setTone(m_finding->problem ? Tone::Error : Tone::Text);
  m_headline->setText(FindingTexts::headline(*m_finding));
  m_detail->setText(FindingTexts::detail(*m_finding));
  m_detail->setVisible(!m_detail->text().isEmpty());
  m_answer->setAccessibleName(m_headline->text() + QLatin1Char(' ') + m_detail->text());
  bool first = true;
  for (const FoundAction& action : FindingTexts::actions(*m_finding)) {
    auto* button = first ? accentButton(action.text, m_answer) : new QPushButton(action.text, m_answer);
    button->setObjectName(QStringLiteral("found-") + action.name);
    button->setAccessibleName(QString(action.text).remove(QLatin1Char('&')));
    connect(button, &QPushButton::clicked, this,
            [this, address = action.address] { m_context.navigator->go(address); });
    m_actions->addWidget(button, 0, Qt::AlignLeft);
    first = false;
  }
}

void DropField::setHot(bool hot) {
  m_hot = hot;
  const Theme& theme = Theme::get();
  m_icon->setPixmap(
      iconPixmap(QStringLiteral("drop"), theme.color(hot ? Tone::Accent : Tone::Secondary), 28, devicePixelRatioF()));
  update();
}

void DropField::paintEvent(QPaintEvent*) {
  const ThemeTokens& t = Theme::get().tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor line = t.secondary;
  line.setAlphaF(0.6F);
  QPen pen(m_hot ? t.accent : line, m_hot ? 1.5 : 1.0, Qt::CustomDashLine);
  pen.setDashPattern({5, 4});
  painter.setPen(pen);
  painter.setBrush(m_hot ? t.accentTint : QColor(Qt::transparent));
  painter.drawRoundedRect(QRectF(m_target->geometry()).adjusted(0.75, 0.75, -0.75, -0.75), kCardRadius, kCardRadius);
}

void DropField::retranslate() {
  m_heading->setTitle(tr("Open something"));
  m_sentence->setText(tr("Drop a data set, a model or a run here"));
  m_edit->setPlaceholderText(tr("or type its path and press Enter"));
  m_edit->setAccessibleName(tr("Path of a data set, a model or a run"));
  m_file->setText(tr("Choose a &file…"));
  m_folder->setText(tr("Choose a fol&der…"));
  m_file->setAccessibleName(tr("Choose a file"));
  m_folder->setAccessibleName(tr("Choose a folder"));
  showAnswer();
}

}  // namespace cloze
