#include <app/pages/run/settings_tab.h>

#include <app/pages/kept_layout.h>
#include <core/spec/option_table.h>
#include <widgets/controls.h>
#include <widgets/format.h>
#include <widgets/option_texts.h>
#include <widgets/table_item.h>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTreeWidget>

#include <cmath>

namespace cloze {

namespace {

constexpr int kChangedRole = Qt::UserRole;
constexpr int kNamesRole = Qt::UserRole + 1;

TableItem* makeSection(QTreeWidget* tree, const QString& title) {
  auto* section = new TableItem(tree, {title});
  section->setPlace(tree->topLevelItemCount());
  section->setFirstColumnSpanned(true);
  section->setFlags(Qt::ItemIsEnabled);
  QFont font = Theme::get().font(TextRole::Section);
  section->setFont(0, font);
  return section;
}

const QString kDot = QStringLiteral("●  ");  // before what differs from the default

// As wide as the dot, so that labels stand below each other.
QString unmarked() {
  const QFontMetricsF metrics(Theme::get().font(TextRole::Body));
  const double space = metrics.horizontalAdvance(QLatin1Char(' '));
  return QString(static_cast<int>(std::lround(metrics.horizontalAdvance(kDot) / space)), QLatin1Char(' '));
}

QString view(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

SettingsTab::SettingsTab(Navigator* navigator, SettingsService* settings, QWidget* parent)
    : QWidget(parent), m_navigator(navigator) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* row = new QHBoxLayout;
  m_filter = new QLineEdit(this);
  m_filter->setClearButtonEnabled(true);
  m_filter->setMaximumWidth(360);
  m_changedOnly = new QCheckBox(this);
  m_again = new QPushButton(this);
  m_again->setObjectName(QStringLiteral("train-again"));
  row->addWidget(m_filter, 1);
  row->addWidget(m_changedOnly);
  row->addStretch(1);
  row->addWidget(m_again);
  column->addLayout(row);
  m_tree = new QTreeWidget(this);
  const QStringList keys{QStringLiteral("option"), QStringLiteral("value"), QStringLiteral("default"),
                         QStringLiteral("name")};
  m_tree->setColumnCount(static_cast<int>(keys.size()));
  for (int i = 0; i < keys.size(); ++i) m_tree->headerItem()->setData(i, TableManners::kColumnKeyRole, keys[i]);
  auto* manners = new TableManners(m_tree, {{keys[0], 260}, {keys[1], 380}, {keys[2], 160}, {keys[3], 200}});
  m_tree->setIndentation(0);
  keepLayout(manners, settings, QStringLiteral("run/settings"));
  // Without a column to sort by, options stand as they are listed.
  connect(m_tree->header(), &QHeaderView::sortIndicatorChanged, this, [this](int sorted) {
    if (sorted < 0) fill();
  });
  column->addWidget(m_tree, 1);
  m_heading = new SectionHeading({}, this);
  m_copy = linkButton({}, this);
  m_heading->addWidget(m_copy);
  column->addWidget(m_heading);
  m_command = new QPlainTextEdit(this);
  m_command->setObjectName(QStringLiteral("run-command"));
  m_command->setReadOnly(true);
  m_command->document()->setDocumentMargin(kSpace);
  m_command->setFont(Theme::get().font(TextRole::MonoCaption));
  m_command->setFixedHeight(76);
  column->addWidget(m_command);
  connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(commandLine()); });
  connect(m_filter, &QLineEdit::textChanged, this, &SettingsTab::applyFilter);
  connect(m_changedOnly, &QCheckBox::toggled, this, &SettingsTab::applyFilter);
  connect(&Theme::get(), &Theme::changed, this, &SettingsTab::fill);
  connect(m_again, &QPushButton::clicked, this, [this] {
    // By the folder's name, which may be another than the one it was made with.
    const QString id = QString::fromStdString(m_folder.filename().string());
    if (m_navigator && m_record) m_navigator->go({QStringLiteral("train"), {}, {{QStringLiteral("run"), id}}});
  });
  retranslate();
}

void SettingsTab::retranslate() {
  m_filter->setPlaceholderText(tr("Find an option: batch, train_batch_size, seed …"));
  m_filter->setAccessibleName(tr("Find an option"));
  m_changedOnly->setText(tr("Only what differs from the defaults"));
  m_again->setText(tr("&Train again with these settings"));
  m_tree->setAccessibleName(tr("Settings of the run"));
  m_tree->setHeaderLabels({tr("Option"), tr("Value"), tr("Default"), tr("Name on the command line")});
  m_heading->setTitle(tr("The same from the command line"));
  m_copy->setText(tr("Copy"));
  m_copy->setAccessibleName(tr("Copy the command line"));
  m_command->setAccessibleName(tr("Command line"));
  fill();
}

void SettingsTab::show(const RunSnapshot& snapshot) {
  if (snapshot.record == m_record) return;
  m_record = snapshot.record;
  m_folder = snapshot.folder;
  fill();
}

QString SettingsTab::commandLine() const {
  return m_record ? QString::fromStdString(commandLineFor(m_record->spec, m_folder.parent_path())) : QString();
}

void SettingsTab::fill() {
  m_tree->setSortingEnabled(false);
  m_tree->clear();
  m_command->setPlainText(commandLine());
  m_command->setFont(Theme::get().font(TextRole::MonoCaption));
  if (m_record) {
    fillOptions();
    fillFacts();
  }
  m_tree->setSortingEnabled(true);
  m_tree->expandAll();
  applyFilter();
}

void SettingsTab::fillOptions() {
  std::optional<OptionSection> current;
  TableItem* section = nullptr;
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
      if (const QString meaning = optionMeaning(option, raw); !meaning.isEmpty())
        return tr("%1 (%2)", "value, meaning").arg(QString::fromStdString(raw), meaning);
      const QString shown = option.type == OptionType::Choice ? optionChoice(option, raw) : QString::fromStdString(raw);
      return optionUnit(option).isEmpty() ? shown : shown + QLatin1Char(' ') + optionUnit(option);
    };
    auto* item = new TableItem(section, {(changed ? kDot : unmarked()) + optionLabel(option), text(value), text(usual),
                                         QStringLiteral("--") + view(option.name)});
    item->setData(0, kChangedRole, changed);
    item->setData(0, TableManners::kCopyRole, optionLabel(option));
    item->setSortValue(0, optionLabel(option));
    if (option.type == OptionType::Integer || option.type == OptionType::Real) {
      item->setSortValue(1, QString::fromStdString(value).toDouble());
      item->setSortValue(2, QString::fromStdString(usual).toDouble());
    }
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
}

void SettingsTab::fillFacts() {
  const auto facts = [this](const QString& title, const std::map<std::string, std::string>& values) {
    TableItem* parent = makeSection(m_tree, title);
    for (const auto& [key, value] : values) {
      const QString label = factLabel(key);
      auto* item = new TableItem(parent, {unmarked() + label, factText(key, value)});
      item->setData(0, TableManners::kCopyRole, label);
      item->setSortValue(0, label);
      item->setToolTip(0, QString::fromStdString(key));
      item->setToolTip(1, QString::fromStdString(value));
      item->setData(0, kNamesRole, label + QLatin1Char(' ') + QString::fromStdString(key + " " + value));
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
}

// What core wrote down in its own words; a file's path, and what a newer version added, stay as they are.
QString SettingsTab::factLabel(const std::string& key) {
  static const std::map<std::string, const char*> kLabels = {
      {"program_version", QT_TR_NOOP("Version of Cloze")},
      {"commit", QT_TR_NOOP("Commit")},
      {"libtorch", QT_TR_NOOP("Version of LibTorch")},
      {"cuda", QT_TR_NOOP("Version of CUDA")},
      {"driver", QT_TR_NOOP("Version of the driver")},
      {"device", QT_TR_NOOP("Device")},
      {"device_description", QT_TR_NOOP("Name of the device")},
      {"cpu", QT_TR_NOOP("Processor")},
      {"threads", QT_TR_NOOP("Threads")},
      {"bf16_arithmetic", QT_TR_NOOP("bf16 arithmetic")},
      {"id", QT_TR_NOOP("Folder")},
      {"uuid", QT_TR_NOOP("UUID")},
      {"created", QT_TR_NOOP("Started")},
      {"parent_run", QT_TR_NOOP("Has the settings of")},
  };
  const auto known = kLabels.find(key);
  return known == kLabels.end() ? QString::fromStdString(key) : tr(known->second);
}

QString SettingsTab::factText(const std::string& key, const std::string& value) {
  if (key == "created") return formatIsoTime(QString::fromStdString(value));
  if (key == "bf16_arithmetic") return value == "yes" ? tr("yes") : tr("no");
  return QString::fromStdString(value);
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
