// The Inspect page with MRPC's first pair in the cased vocabulary, or with any text in the uncased one.
#pragma once

#include <app/pages/inspect/inspect_page.h>
#include <app/pages/inspect/pieces_table.h>
#include <app/pages/inspect/tensor_strips.h>
#include <app/pages/inspect/token_text_view.h>
#include <tests/app/pages/page_test.h>

#include <QMouseEvent>

#include <fstream>
#include <nlohmann/json.hpp>

namespace cloze {

class InspectPageTest : public PageTest {
 protected:
  void SetUp() override {
    m_page = std::make_unique<InspectPage>(services.context());
    m_page->resize(1196, 772);
    m_page->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(m_page.get()));
  }
  // bert-base-cased as far as MRPC's first pairs go, as a vocab.txt.
  QString casedVocabulary() {
    const auto& golden = this->golden();
    std::vector<std::string> pieces(golden["size"].get<size_t>());
    for (const auto& [piece, id] : golden["pieces"].items()) pieces[id.get<size_t>()] = piece;
    std::string text;
    for (const std::string& piece : pieces) text += piece + "\n";
    writeFile("cased/vocab.txt", text);
    return QString::fromStdString(path("cased/vocab.txt").string());
  }
  static const nlohmann::json& golden() {
    static const nlohmann::json kGolden =
        nlohmann::json::parse(std::ifstream(source() / "tests/golden/inspect/mrpc_pairs.json"));
    return kGolden;
  }
  void openMrpc(bool lower = false, const QMap<QString, QString>& more = {}) {
    const auto& row = golden()["cases"][0];
    Address address{"inspect", {}, more};
    address.query["vocab"] = casedVocabulary();
    address.query["lower"] = lower ? "true" : "false";
    address.query["text"] = QString::fromStdString(row["text"]);
    address.query["pair"] = QString::fromStdString(row["pair"]);
    if (!more.contains("length")) address.query["length"] = "128";
    m_page->open(address);
  }
  void openText(const QString& text, const QString& length = "0") {
    const QString model = QString::fromStdString((source() / "tests/data/vocab/bert-base-uncased").string());
    m_page->open({"inspect", {}, {{"model", model}, {"text", text}, {"length", length}}});
  }
  template <typename T>
  T* find(const char* name) {
    return childOf<T>(m_page.get(), name);
  }
  TokenTextView* text() { return find<TokenTextView>("inspect-pieces"); }
  TensorStrips* strips() { return find<TensorStrips>("inspect-strips"); }
  PiecesTable* table() { return find<PiecesTable>("inspect-table"); }
  QString cell(int row, PiecesModel::Column column) { return table()->model()->index(row, column).data().toString(); }
  static void pointAt(QWidget* widget, QPointF at) {
    QMouseEvent move(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, {}, {});
    QCoreApplication::sendEvent(widget, &move);
  }

  std::unique_ptr<InspectPage> m_page;
};

}  // namespace cloze
