#include <app/desktop/settings_page.h>

#include <app/desktop/language.h>
#include <core/base/version.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/path_edit.h>
#include <widgets/theme.h>

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace cloze {

namespace {

constexpr int kLabelWidth = 158;
constexpr int kColumnWidth = 720;
constexpr int kChoiceWidth = 180;  // in every language

}  // namespace

SettingsPage::SettingsPage(PageContext context, Actions actions, QWidget* parent)
    : Page(context, parent), m_actions(std::move(actions)) {
  setObjectName(QStringLiteral("settings-page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kPageMargin, 16, kPageMargin, 16);
  layout->setSpacing(12);
  m_title = new TextLabel(TextRole::Title, Tone::Text, QString(), this);
  m_title->setFixedHeight(kTitleHeight);
  m_look = new SectionHeading(QString(), this);
  m_folders = new SectionHeading(QString(), this);
  m_engineHeading = new SectionHeading(QString(), this);
  m_language = new QComboBox(this);
  m_language->setObjectName(QStringLiteral("language"));
  m_theme = new QComboBox(this);
  m_theme->setObjectName(QStringLiteral("theme"));
  m_runs = new PathEdit(PathEdit::Mode::Folder, this);
  m_runs->setObjectName(QStringLiteral("runs-folder"));
  m_runsNote = new TextLabel(TextRole::Caption, Tone::Secondary, QString(), this);
  m_runsNote->setObjectName(QStringLiteral("runs-folder-note"));
  m_runsNote->setWordWrap(true);
  m_engine = new TextLabel(TextRole::Body, Tone::Secondary, QString(), this);
  m_engine->setObjectName(QStringLiteral("engine-info"));
  m_engine->setWordWrap(true);
  m_engine->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  for (QComboBox* box : {m_language, m_theme}) box->setMinimumWidth(kChoiceWidth);
  m_languageLabel = new TextLabel(TextRole::Body, Tone::Text, QString(), this);
  m_themeLabel = new TextLabel(TextRole::Body, Tone::Text, QString(), this);
  m_runsLabel = new TextLabel(TextRole::Body, Tone::Text, QString(), this);
  m_languageLabel->setBuddy(m_language);
  m_themeLabel->setBuddy(m_theme);
  m_runsLabel->setBuddy(m_runs->lineEdit());

  auto* grid = new QGridLayout;
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(16);
  grid->setVerticalSpacing(8);
  grid->setColumnMinimumWidth(0, kLabelWidth);
  grid->setColumnStretch(1, 1);
  const auto row = [grid](int number, QLabel* label, QWidget* editor, bool wide) {
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(label, number, 0);
    grid->addWidget(editor, number, 1, wide ? Qt::Alignment() : Qt::AlignLeft);
  };
  grid->addWidget(m_look, 0, 0, 1, 2);
  row(1, m_languageLabel, m_language, false);
  row(2, m_themeLabel, m_theme, false);
  grid->setRowMinimumHeight(3, kGroupSpace);
  grid->addWidget(m_folders, 4, 0, 1, 2);
  row(5, m_runsLabel, m_runs, true);
  auto* note = new QHBoxLayout;
  m_defaultRuns = linkButton(QString(), this);
  m_defaultRuns->setObjectName(QStringLiteral("settings-default-runs"));
  note->addWidget(m_runsNote, 1);
  note->addWidget(m_defaultRuns);
  grid->addLayout(note, 6, 1);
  grid->setRowMinimumHeight(7, kGroupSpace);
  grid->addWidget(m_engineHeading, 8, 0, 1, 2);
  grid->addWidget(m_engine, 9, 1);
  auto* column = new QWidget(this);
  column->setLayout(grid);
  column->setMaximumWidth(kColumnWidth);
  layout->addWidget(m_title);
  layout->addSpacing(kSpace);
  layout->addWidget(column);
  layout->addStretch(1);

  connect(m_language, &QComboBox::activated, this,
          [this] { m_actions.setLanguage(m_language->currentData().toString()); });
  connect(m_theme, &QComboBox::activated, this, [this] { m_actions.setTheme(m_theme->currentData().toString()); });
  // A typed path counts when it is finished; one dropped or chosen counts at once.
  connect(m_runs->lineEdit(), &QLineEdit::editingFinished, this, [this] { changeRunsFolder(m_runs->path()); });
  connect(m_runs, &PathEdit::pathEdited, this, [this](const QString& path) {
    if (!m_runs->lineEdit()->hasFocus()) changeRunsFolder(path);
  });
  connect(m_defaultRuns, &QPushButton::clicked, this, [this] { changeRunsFolder({}); });
  connect(m_context.engine, &EngineService::changed, this, &SettingsPage::showEngine);
  // It may be changed by a command as well.
  connect(&Theme::get(), &Theme::changed, this, &SettingsPage::showTheme);
  retranslate();
}

void SettingsPage::open(const Address& address) {
  if (address.path.value(0) == QLatin1String("engine")) m_engine->setFocus();
}

QString SettingsPage::title() const {
  return tr("Settings");
}

void SettingsPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  retranslate();
  Q_EMIT titleChanged();
}

QString SettingsPage::runsNote() {
  return tr("Where runs are kept and looked for. The command line uses the default folder too.");
}

void SettingsPage::changeRunsFolder(const QString& folder) {
  if (!folder.isEmpty() && QFileInfo(folder).isRelative())
    return showRunsFolder(tr("Write the whole path, from / on."));
  // On the worker: what was typed may lie on a disk that does not answer.
  m_context.work->run(this, QStringLiteral("settings.runs-folder"), [this, folder](std::stop_token) {
    const QFileInfo info(folder);
    const bool there = !folder.isEmpty() && info.exists();
    const bool file = there && !info.isDir(), locked = there && !info.isWritable();
    return std::function<void()>([this, folder, file, locked] {
      if (file) return showRunsFolder(tr("This is a file; choose a folder."));
      if (locked) return showRunsFolder(tr("You may not write here; choose another folder."));
      m_actions.setRunsFolder(folder);
      showRunsFolder({});
    });
  });
}

void SettingsPage::showRunsFolder(const QString& problem) {
  m_runs->setProblem(problem);
  m_runsNote->setTone(problem.isEmpty() ? Tone::Secondary : Tone::Error);
  m_runsNote->setText(problem.isEmpty() ? runsNote() : problem);
  if (problem.isEmpty()) m_runs->setPath(QString::fromStdString(m_context.runs->folder().string()));
}

void SettingsPage::showEngine() {
  QStringList lines{
      tr("Cloze %1, commit %2").arg(QString::fromLatin1(programVersion()), QString::fromLatin1(programCommit()))};
  switch (m_context.engine->state()) {
    case EngineService::State::Loading:
      lines.append(tr("The engine is being loaded."));
      break;
    case EngineService::State::Missing:
      lines.append(m_context.engine->problem());
      break;
    case EngineService::State::Ready: {
      const EngineInfo info = m_context.engine->info();
      lines.append(tr("LibTorch %1").arg(QString::fromStdString(info.libtorch_version)));
      for (const DeviceInfo& device : info.devices)
        lines.append(QStringLiteral("%1: %2, %3")
                         .arg(QString::fromStdString(device.name), QString::fromStdString(device.description),
                              formatBytes(device.total_bytes)));
      if (!info.cuda_problem.empty()) lines.append(QString::fromStdString(info.cuda_problem));
      if (m_context.engine->sgemmGflops() > 0)
        lines.append(tr("fp32 matrix products: %1 GFLOP/s").arg(formatRate(m_context.engine->sgemmGflops())));
      break;
    }
  }
  m_engine->setText(lines.join(QLatin1Char('\n')));
}

void SettingsPage::retranslate() {
  m_title->setText(tr("Settings"));
  m_look->setTitle(tr("Look and language"));
  m_folders->setTitle(tr("Folders"));
  m_engineHeading->setTitle(tr("Engine"));
  m_languageLabel->setText(tr("&Language"));
  m_themeLabel->setText(tr("&Theme"));
  m_runsLabel->setText(tr("&Runs folder"));
  m_language->setAccessibleName(tr("Language"));
  m_theme->setAccessibleName(tr("Theme"));
  m_runs->lineEdit()->setAccessibleName(tr("Runs folder"));
  showRunsFolder({});
  m_defaultRuns->setText(tr("Use the default folder"));
  m_defaultRuns->setAccessibleName(tr("Use the default folder"));
  {
    const QSignalBlocker blocker(m_language);
    m_language->clear();
    m_language->addItem(tr("As the system"), QStringLiteral("system"));
    for (const LanguageName& language : languageNames())
      m_language->addItem(QString::fromUtf8(language.name), QString::fromLatin1(language.code));
    const QString code =
        m_context.settings->value(QStringLiteral("look/language"), QStringLiteral("system")).toString();
    m_language->setCurrentIndex(std::max(0, m_language->findData(code)));
  }
  {
    const QSignalBlocker blocker(m_theme);
    m_theme->clear();
    m_theme->addItem(tr("As the system"), QStringLiteral("system"));
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
  }
  showTheme();
  showEngine();
}

void SettingsPage::showTheme() {
  const QSignalBlocker blocker(m_theme);
  m_theme->setCurrentIndex(std::max(0, m_theme->findData(themeModeName(Theme::get().mode()))));
}

}  // namespace cloze
