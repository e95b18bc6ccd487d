#include <app/pages/start/start_page.h>

#include <app/pages/start/drop_field.h>
#include <app/pages/start/recent_runs.h>
#include <app/pages/start/start_layout.h>
#include <widgets/controls.h>
#include <widgets/icon.h>

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScrollArea>
#include <QVBoxLayout>

namespace cloze {

namespace {
constexpr int kSideWidth = 360;
constexpr int kMostWidth = 1240;  // beyond it a row's name and its metric are too far apart to be read as one line
}  // namespace

StartPage::StartPage(PageContext context, QWidget* parent) : Page(context, parent) {
  setObjectName(QStringLiteral("start-page"));
  setAcceptDrops(true);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* area = new QScrollArea(this);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);
  outer->addWidget(area);
  auto* content = new QWidget(area);
  area->setWidget(content);
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(kPageMargin, 16, kPageMargin, kPageMargin);
  layout->setSpacing(kPageMargin);
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  m_title = new TextLabel(TextRole::Title, Tone::Text, QString(), content);
  m_subtitle = new TextLabel(TextRole::Body, Tone::Secondary, QString(), content);
  head->addStrut(kTitleHeight);
  head->addWidget(m_title);
  head->addWidget(m_subtitle, 1);
  layout->addLayout(head);

  auto* body = new QWidget(content);
  body->setMaximumWidth(kMostWidth);
  auto* columns = new QHBoxLayout(body);
  columns->setContentsMargins(0, 0, 0, 0);
  columns->setSpacing(32);
  m_recent = new RecentRuns(context, body);
  columns->addWidget(m_recent, 1, Qt::AlignTop);
  auto* side = new QWidget(body);
  side->setFixedWidth(kSideWidth);
  auto* sideColumn = new QVBoxLayout(side);
  sideColumn->setContentsMargins(0, 0, 0, 0);
  sideColumn->setSpacing(kPageMargin);
  sideColumn->addWidget(makeExample());
  m_drop = new DropField(context, side);
  sideColumn->addWidget(m_drop);
  sideColumn->addStretch(1);
  columns->addWidget(side);
  layout->addWidget(body);
  layout->addStretch(1);

  connect(m_example, &QPushButton::clicked, this, [this] {
    m_context.navigator->go({QStringLiteral("train"), {}, {{QStringLiteral("example"), QStringLiteral("1")}}});
  });
  connect(m_drop, &DropField::pathChanged, this, &Page::addressChanged);
  retranslate();
}

QWidget* StartPage::makeExample() {
  auto* box = new QWidget(this);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSpace);
  m_exampleHeading = new SectionHeading(QString(), box);
  m_exampleHeading->setFixedHeight(kHeadingHeight);
  m_exampleText = new TextLabel(TextRole::Body, Tone::Text, QString(), box);
  m_exampleText->setWordWrap(true);
  m_example = accentButton(QString(), box);
  m_example->setObjectName(QStringLiteral("example"));
  column->addWidget(m_exampleHeading);
  column->addWidget(m_exampleText);
  column->addWidget(m_example, 0, Qt::AlignLeft);
  return box;
}

void StartPage::open(const Address& address) {
  const QString path = address.query.value(QStringLiteral("path"));
  if (!path.isEmpty() && path != m_drop->path()) m_drop->examine(path);
}

Address StartPage::address() const {
  Address address{QStringLiteral("start"), {}, {}};
  if (!m_drop->path().isEmpty()) address.query.insert(QStringLiteral("path"), m_drop->path());
  return address;
}

QString StartPage::title() const {
  return tr("Start");
}

void StartPage::dragEnterEvent(QDragEnterEvent* event) {
  if (DropField::droppedPath(event->mimeData()).isEmpty()) return;
  m_drop->setHot(true);
  event->acceptProposedAction();
}

void StartPage::dragLeaveEvent(QDragLeaveEvent*) {
  m_drop->setHot(false);
}

void StartPage::dropEvent(QDropEvent* event) {
  m_drop->setHot(false);
  const QString path = DropField::droppedPath(event->mimeData());
  if (path.isEmpty()) return;
  m_drop->examine(path);
  event->acceptProposedAction();
}

void StartPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  m_recent->retranslate();
  m_drop->retranslate();
  Q_EMIT titleChanged();
}

void StartPage::retranslate() {
  m_title->setText(QStringLiteral("Cloze"));
  m_subtitle->setText(tr("Fine-tune BERT on this machine and see what it learns"));
  m_exampleHeading->setTitle(tr("The bundled example"));
  m_exampleText->setText(
      tr("A small BERT learns what a question is about, from 4,800 questions of six topics. It takes "
         "about a minute on two processor cores and needs no download."));
  m_example->setText(tr("Try the bundled &example"));
  m_example->setAccessibleName(tr("Try the bundled example"));
}

}  // namespace cloze
