// The four forms in which an example is copied. The lists are read back by their own readers where there is one.
#include <core/inspect/inspection_export.h>
#include <tests/core/inspect/inspect_fixture.h>

#include <gmock/gmock.h>

namespace cloze {
namespace {

using testing::HasSubstr;

Inspection small() {
  InspectOptions options;
  options.truncation.max_length = 7;
  return Inspector(tokenizerOf({"a", "##b", "'", "\"", ","})).inspect("ab '", "\",", options);
}

Inspection mrpc() {
  const auto& row = mrpcGolden()["cases"][0];
  InspectOptions options;
  options.truncation.max_length = 128;
  return Inspector(casedExcerpt(false))
      .inspect(row["text"].get<std::string>(), row["pair"].get<std::string>(), options);
}

TEST(InspectionExport, Python) {
  InspectOptions options;
  options.truncation.max_length = 9;
  const Inspection inspection = Inspector(tokenizerOf({"a", "##b", "'", "\"", ","})).inspect("ab '", "\",", options);
  EXPECT_EQ(exportInspection(inspection, InspectionForm::Python),
            "tokens = ['[CLS]', 'a', '##b', \"'\", '[SEP]', '\"', ',', '[SEP]', '[PAD]']\n"
            "input_ids = [2, 5, 6, 7, 3, 8, 9, 3, 0]\n"
            "token_type_ids = [0, 0, 0, 0, 0, 1, 1, 1, 0]\n"
            "attention_mask = [1, 1, 1, 1, 1, 1, 1, 1, 0]\n"
            "offset_mapping = [(0, 0), (0, 1), (1, 2), (3, 4), (0, 0), (0, 1), (1, 2), (0, 0), (0, 0)]\n"
            "word_ids = [None, 0, 0, 1, None, 0, 1, None, None]\n");
}

// google-research/bert, run_classifier.py, convert_single_example: its log lines for this example.
TEST(InspectionExport, RunClassifiersLog) {
  Inspection inspection = mrpc();
  inspection.label = "1 (id = 1)";
  const std::string text = exportInspection(inspection, InspectionForm::RunClassifier);
  EXPECT_THAT(text, testing::StartsWith("INFO:tensorflow:*** Example ***\n"
                                        "INFO:tensorflow:tokens: [CLS] Am ##ro ##zi accused his brother , whom"));
  EXPECT_THAT(text,
              HasSubstr("di ##sto ##rting his evidence . [SEP]\nINFO:tensorflow:input_ids: 101 7277 2180 5303 4806 "));
  std::string mask = "input_mask:", segments = "segment_ids:";
  for (int i = 0; i < 128; ++i) {
    mask += i < 52 ? " 1" : " 0";
    segments += i > 24 && i < 52 ? " 1" : " 0";
  }
  EXPECT_THAT(text, HasSubstr(":" + mask + "\n"));
  EXPECT_THAT(text, HasSubstr(":" + segments + "\n"));
  EXPECT_THAT(text, testing::EndsWith("INFO:tensorflow:label: 1 (id = 1)\n"));
}

TEST(InspectionExport, JsonHoldsEveryColumn) {
  const auto& row = mrpcGolden()["cases"][0];
  const auto object = nlohmann::json::parse(exportInspection(mrpc(), InspectionForm::Json));
  for (const char* key : {"tokens", "input_ids", "token_type_ids", "attention_mask", "offsets", "word_ids", "text"})
    EXPECT_EQ(object[key], row[key]) << key;
  EXPECT_EQ(object["text_pair"], row["pair"]);
  EXPECT_EQ(object["length_before_truncation"], 52);
  EXPECT_EQ(object["special_tokens_mask"][24], 1);
  EXPECT_EQ(object["special_tokens_mask"][25], 0);
}

TEST(InspectionExport, CsvQuotesWhatNeedsIt) {
  EXPECT_EQ(exportInspection(small(), InspectionForm::Csv),
            "position,piece,input_id,token_type_id,attention_mask,start,end,word\n"
            "0,[CLS],2,0,1,,,\n"
            "1,a,5,0,1,0,1,0\n"
            "2,##b,6,0,1,1,2,0\n"
            "3,[SEP],3,0,1,,,\n"
            "4,\"\"\"\",8,1,1,0,1,0\n"
            "5,\",\",9,1,1,1,2,1\n"
            "6,[SEP],3,1,1,,,\n");
}

}  // namespace
}  // namespace cloze
