#include <app/pages/run/settings_tab.h>

#include <core/spec/option_table.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/option_texts.h>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTreeWidget>

namespace cloze {

namespace {

constexpr int kChangedRole = Qt::UserRole;
constexpr int kNamesRole = Qt::UserRole + 1;

QTreeWidgetItem* makeSection(QTreeWidget* tree, const QString& title) {
  auto* section = new QTreeWidgetItem(tree, {title});
  section->setFirstColumnSpanned(true);
  section->setFlags(Qt::ItemIsEnabled);
  QFont font = Theme::get().font(TextRole::Section);
  section->setFont(0, font);
  return section;
}

QString view(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

SettingsTab::SettingsTab(Navigator* navigator, QWidget* parent) : QWidget(parent), m_navigator(navigator) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* row = new QHBoxLayout;
  m_filter = new QLineEdit(this);
  m_filter->setPlaceholderText(tr("Find an option: batch, train_batch_size, seed …"));
  m_filter->setAccessibleName(tr("Find an option"));
  m_filter->setClearButtonEnabled(true);
  m_filter->setMaximumWidth(360);
  m_changedOnly = new QCheckBox(tr("Only what differs from the defaults"), this);
  auto* again = new QPushButton(tr("&Train again with these settings"), this);
  again->setObjectName(QStringLiteral("train-again"));
  row->addWidget(m_filter, 1);
  row->addWidget(m_changedOnly);
  row->addStretch(1);
  row->addWidget(again);
  column->addLayout(row);
  m_tree = new QTreeWidget(this);
  m_tree->setAccessibleName(tr("Settings of the run"));
  m_tree->setHeaderLabels({tr("Option"), tr("Value"), tr("Default"), tr("Name on the command line")});
  m_tree->setRootIsDecorated(false);
  m_tree->setIndentation(0);
  m_tree->setUniformRowHeights(true);
  m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_tree->setTextElideMode(Qt::ElideMiddle);
  m_tree->header()->setStretchLastSection(true);
  m_tree->setColumnWidth(0, 260);
  m_tree->setColumnWidth(1, 380);
  m_tree->setColumnWidth(2, 160);
  column->addWidget(m_tree, 1);
  auto* heading = new SectionHeading(tr("The same from the command line"), this);
  auto* copy = linkButton(tr("Copy"), this);
  copy->setAccessibleName(tr("Copy the command line"));
  heading->addWidget(copy);
  column->addWidget(heading);
  m_command = new QPlainTextEdit(this);
  m_command->setObjectName(QStringLiteral("run-command"));
  m_command->setAccessibleName(tr("Command line"));
  m_command->setReadOnly(true);
  m_command->setFont(Theme::get().font(TextRole::MonoCaption));
  m_command->setFixedHeight(76);
  column->addWidget(m_command);
  connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(commandLine()); });
  connect(m_filter, &QLineEdit::textChanged, this, &SettingsTab::applyFilter);
  connect(m_changedOnly, &QCheckBox::toggled, this, &SettingsTab::applyFilter);
  connect(&Theme::get(), &Theme::changed, this, &SettingsTab::fill);
  connect(again, &QPushButton::clicked, this, [this] {
    if (m_navigator && m_record) {
      m_navigator->go({QStringLiteral("train"), {}, {{QStringLiteral("run"), QString::fromStdString(m_record->id)}}});
    }
  });
}

void SettingsTab::show(const RunSnapshot& snapshot) {
  if (snapshot.record == m_record) return;
  m_record = snapshot.record;
  fill();
}

QString SettingsTab::commandLine() const {
  return m_record ? QString::fromStdString(commandLineFor(m_record->spec)) : QString();
}

void SettingsTab::fill() {
  m_tree->clear();
  m_command->setPlainText(commandLine());
  m_command->setFont(Theme::get().font(TextRole::MonoCaption));
  if (!m_record) return;
  std::optional<OptionSection> current;
  QTreeWidgetItem* section = nullptr;
  for (const Option& option : optionTable()) {
    if (option.section != current) {
      current = option.section;
      section = makeSection(m_tree, optionSectionTitle(option.section));
    }
    const std::string value = option.get(m_record->spec), usual = optionDefault(option);
    const bool changed = value != usual;
    const auto text = [&](const std::string& raw) {
      if (raw.empty()) return QStringLiteral("–");
      if (option.type == OptionType::Switch) return raw == "true" ? tr("yes") : tr("no");
      const QString shown = option.type == OptionType::Choice ? optionChoice(option, raw) : QString::fromStdString(raw);
      return optionUnit(option).isEmpty() ? shown : shown + QLatin1Char(' ') + optionUnit(option);
    };
    auto* item =
        new QTreeWidgetItem(section, {(changed ? QStringLiteral("●  ") : QStringLiteral("    ")) + optionLabel(option),
                                      text(value), text(usual), QStringLiteral("--") + view(option.name)});
    item->setData(0, kChangedRole, changed);
    QString names = optionLabel(option) + QLatin1Char(' ') + view(option.name);
    for (const std::string_view alias : option.aliases) names += QLatin1Char(' ') + view(alias);
    item->setData(0, kNamesRole, names + QLatin1Char(' ') + QString(view(option.name)).replace('-', '_'));
    item->setData(0, Qt::AccessibleTextRole,
                  changed ? tr("%1, differs from the default").arg(optionLabel(option)) : optionLabel(option));
    item->setToolTip(0, QStringLiteral("<p>%1</p><p>%2</p>")
                            .arg(optionHelp(option).toHtmlEscaped(), view(option.source).toHtmlEscaped()));
    item->setToolTip(1, QString::fromStdString(value));
    for (const int column : {2, 3}) item->setForeground(column, Theme::get().color(Tone::Secondary));
    if (changed) item->setForeground(0, Theme::get().color(Tone::Accent));
  }
  const auto facts = [this](const QString& title, const std::map<std::string, std::string>& values) {
    QTreeWidgetItem* parent = makeSection(m_tree, title);
    for (const auto& [key, value] : values) {
      QString name = QStringLiteral("    ") + QString::fromStdString(key);
      auto* item = new QTreeWidgetItem(parent, {name.replace('_', ' '), QString::fromStdString(value)});
      item->setToolTip(0, QString::fromStdString(key));
      item->setToolTip(1, QString::fromStdString(value));
      item->setData(0, kNamesRole, QString::fromStdString(key + " " + value));
      item->setData(0, kChangedRole, true);
    }
  };
  std::map<std::string, std::string> from = m_record->provenance;
  from["id"] = m_record->id;
  from["uuid"] = m_record->uuid;
  from["created"] = m_record->created;
  if (!m_record->spec.parent.empty()) from["parent_run"] = m_record->spec.parent;
  facts(tr("Where it came from"), from);
  facts(tr("Files and their SHA-256"), m_record->hashes);
  m_tree->expandAll();
  applyFilter();
}

void SettingsTab::applyFilter() {
  const QString words = m_filter->text().trimmed();
  for (int s = 0; s < m_tree->topLevelItemCount(); ++s) {
    QTreeWidgetItem* section = m_tree->topLevelItem(s);
    bool any = false;
    for (int i = 0; i < section->childCount(); ++i) {
      QTreeWidgetItem* item = section->child(i);
      const bool shown = (!m_changedOnly->isChecked() || item->data(0, kChangedRole).toBool()) &&
                         (words.isEmpty() || item->data(0, kNamesRole).toString().contains(words, Qt::CaseInsensitive));
      item->setHidden(!shown);
      any = any || shown;
    }
    section->setHidden(!any);
  }
}

void SettingsTab::clear() {
  m_record.reset();
  fill();
}

}  // namespace cloze
