<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>CasingWords</name>
    <message>
        <source>The text is lower-cased, but the vocabulary is made for text as it is written.</source>
        <translation>文字被轉為小寫，而詞表是為原樣書寫的文字製作的。</translation>
    </message>
    <message>
        <source>Capitals are kept, but the vocabulary has lower-case pieces alone.</source>
        <translation>保留了大寫字母，而詞表只有小寫詞片。</translation>
    </message>
    <message>
        <source>None of its pieces with capital letters is ever used; names fall into small pieces.</source>
        <translation>其中含大寫字母的詞片永遠用不到；名稱會碎成小詞片。</translation>
    </message>
    <message>
        <source>Words with capitals fall into small pieces or become [UNK].</source>
        <translation>含大寫字母的詞會碎成小詞片，或變成 [UNK]。</translation>
    </message>
    <message>
        <source>Keep text as written</source>
        <translation>保留原樣</translation>
    </message>
    <message>
        <source>Lower-case the text</source>
        <translation>轉為小寫</translation>
    </message>
</context>
<context>
    <name>ComparisonWords</name>
    <message>
        <source>%1 is kept by Google&apos;s rules, dropped by Transformers&apos;</source>
        <translation>Google 的規則保留 %1，Transformers 的規則丟棄它</translation>
    </message>
    <message>
        <source>%1 is a word of its own by Google&apos;s rules alone</source>
        <translation>只有 Google 的規則把 %1 單獨作為一個詞</translation>
    </message>
    <message>
        <source>the sigma at the end of “%1” becomes ς by Google&apos;s rules</source>
        <translation>按 Google 的規則，「%1」結尾的 sigma 變為 ς</translation>
    </message>
    <message>
        <source>“%1” is mere text to Google&apos;s rules, a special token to Transformers&apos;</source>
        <translation>「%1」對 Google 的規則只是文字，對 Transformers 的規則是特殊詞元</translation>
    </message>
    <message>
        <source>“%1” is longer than the 100 characters at which Transformers gives up; Google&apos;s rules allow 200</source>
        <translation>「%1」超過了 Transformers 放棄查找的 100 個字元；Google 的規則允許 200 個</translation>
    </message>
    <message>
        <source>the vocabulary is read otherwise at “%1”</source>
        <translation>詞表在「%1」處讀法不同</translation>
    </message>
    <message>
        <source>At %1 tokens Google&apos;s rules keep %2 of A and %3 of B, Transformers&apos; %4 and %5.</source>
        <translation>長度為 %1 個詞元時，Google 的規則保留 A 的 %2 個和 B 的 %3 個，Transformers 的規則保留 %4 個和 %5 個。</translation>
    </message>
    <message>
        <source>Google&apos;s original</source>
        <translation>Google 原版</translation>
    </message>
    <message>
        <source>Transformers (fast)</source>
        <translation>Transformers（fast）</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小寫</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原樣</translation>
    </message>
    <message>
        <source>Both rules cut this text into the same pieces.</source>
        <translation>兩種規則把此文字切成相同的詞片。</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1（%2 次）</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) differ: %1.</source>
        <translation>
            <numerusform>有 %n 個詞不同：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <comment>between reasons</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The other lower-cases text for a vocabulary with capitals: names fall into pieces.</source>
        <translation>另一方把文字轉為小寫，而詞表含有大寫字母：名稱會被切碎。</translation>
    </message>
    <message>
        <source>The other keeps capitals for a vocabulary that has lower-case pieces alone.</source>
        <translation>另一方保留大寫字母，而詞表只有小寫詞片。</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3, not nothing.</source>
        <translation>&quot;%1&quot; 必須是 %2 到 %3 的整數，不能為空。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>&quot;%1&quot; 必須是 %2 到 %3 的整數，而不是「%4」。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number from %2 to %3, not nothing.</source>
        <translation>&quot;%1&quot; 必須是 %2 到 %3 的數，不能為空。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>&quot;%1&quot; 必須是 %2 到 %3 的數，而不是「%4」。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be true or false, not &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; 必須是 true 或 false，而不是「%2」。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be one line of text without NUL bytes, not &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; 必須是不含 NUL 位元組的一行文字，而不是「%2」。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list divided by commas, with quotes around a whole element, not &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; 必須是以逗號分隔的清單，引號須括住整個元素，而不是「%2」。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list divided by commas without empty elements, not &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; 必須是以逗號分隔且不含空元素的清單，而不是「%2」。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be auto, cpu, cuda or cuda:N (N from 0 to 999), not &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; 必須是 auto、cpu、cuda 或 cuda:N（N 為 0 到 999），而不是「%2」。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is empty. Name the folder of the data set, or its files one by one.</source>
        <translation>&quot;%1&quot; 為空。請指定資料集的資料夾，或逐個指定其檔案。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is empty. Name a model folder (config.json, vocab.txt and, to fine-tune, weights).</source>
        <translation>&quot;%1&quot; 為空。請指定模型資料夾（含 config.json、vocab.txt，微調時還需權重）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names &quot;%2&quot; twice.</source>
        <translation>&quot;%1&quot; 中「%2」出現了兩次。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names one label only; telling apart needs at least two.</source>
        <translation>&quot;%1&quot; 只有一個標籤；分類至少需要兩個。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must divide the batch size: %2 examples cannot be split into %3 equal parts.</source>
        <translation>&quot;%1&quot; 必須能整除批次大小：%2 個樣本無法分成 %3 等份。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be at most max-seq-length - 2, here %2, not %3.</source>
        <translation>&quot;%1&quot; 最多為 --max-seq-length 減 2，此處為 %2，而不是 %3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be at most the learning rate, here %2, not %3.</source>
        <translation>&quot;%1&quot; 最多為學習率，此處為 %2，而不是 %3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be at most max-steps, here %2, not %3.</source>
        <translation>&quot;%1&quot; 最多為 --max-steps，此處為 %2，而不是 %3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and label-weights exclude each other; choose one of them.</source>
        <translation>&quot;%1&quot; 與 --label-weights 互斥；請只選其一。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 numbers for %3 labels; give one a label.</source>
        <translation>&quot;%1&quot; 有 %2 個數，而標籤有 %3 個；請為每個標籤給一個。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; are all 0, so that nothing would be learned.</source>
        <translation>&quot;%1&quot; 全為 0，這樣什麼也學不到。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; fp64 serves comparisons on the CPU only; choose fp32 or bf16, or the device cpu.</source>
        <translation>&quot;%1&quot; 中的 fp64 僅用於 CPU 上的比較；請選擇 fp32 或 bf16，或選擇裝置 cpu。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be %2, not nothing.</source>
        <translation>&quot;%1&quot; 必須是 %2，不能為空。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be %2, not &quot;%3&quot;.</source>
        <translation>&quot;%1&quot; 必須是 %2，而不是「%3」。</translation>
    </message>
    <message>
        <source>The length of %1 tokens is beyond the model&apos;s %2 positions (max_position_embeddings in config.json). Use --max-seq-length %3 or less.</source>
        <translation>長度 %1 個詞元超出了模型的 %2 個位置（config.json 中的 max_position_embeddings）。請將 --max-seq-length 設為 %3 或更小。</translation>
    </message>
    <message>
        <source>A length of %1 leaves no room for text beside the %2 special tokens. Use at least %3; 128 is usual.</source>
        <translation>長度 %1 除 %2 個特殊詞元外放不下文字。請至少用 %3；通常為 128。</translation>
    </message>
    <message>
        <source>This model knows one segment only (type_vocab_size in config.json), but the task has pairs of texts. Choose another model.</source>
        <translation>此模型只有一個分段（config.json 中的 type_vocab_size），而任務由文字對構成。請選擇其他模型。</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer files say that text is lower-cased, but the opposite is set here. A pretrained model then sees text unlike what it knows.</source>
        <translation>模型的分詞器檔案要求文字轉為小寫，此處的設定卻相反。這樣預訓練模型看到的文字與它所熟悉的不同。</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer files say that text is not lower-cased, but the opposite is set here. A pretrained model then sees text unlike what it knows.</source>
        <translation>模型的分詞器檔案要求文字不轉為小寫，此處的設定卻相反。這樣預訓練模型看到的文字與它所熟悉的不同。</translation>
    </message>
    <message>
        <source>%1 pieces of the vocabulary have capital letters, which lower-cased text never reaches: this looks like a cased model.</source>
        <translation>詞表中有 %1 個詞片含大寫字母，轉為小寫的文字永遠用不到：這看起來是區分大小寫的模型。</translation>
    </message>
    <message>
        <source>The model folder holds trained weights, and they are not used: the run starts from new random ones, which need far more data to learn as much. To fine-tune, set --from-scratch false.</source>
        <translation>模型資料夾中有訓練好的權重，但沒有用到：執行從新的隨機權重開始，要學到同樣的程度需要多得多的資料。要微調，請關閉 --from-scratch。</translation>
    </message>
    <message>
        <source>This device has no bf16 arithmetic: nothing is gained by bf16, and it may be slower than fp32.</source>
        <translation>此裝置沒有 bf16 運算：用 bf16 沒有好處，可能比 fp32 更慢。</translation>
    </message>
    <message>
        <source>About %1 are expected to be needed, but %2 are free on the device. Split the batch further with --gradient-accumulation, or lower the length.</source>
        <translation>預計約需 %1，而裝置上只有 %2 可用。請用 --gradient-accumulation 進一步拆分批次，或縮短長度。</translation>
    </message>
    <message>
        <source>The warm-up of %1 steps is no shorter than the whole run of %2, so the full learning rate is never used.</source>
        <translation>預熱的 %1 步不短於整個執行的 %2 步，因此永遠用不到完整的學習率。</translation>
    </message>
    <message>
        <source>There is no such model folder. Check the path.</source>
        <translation>沒有這個模型資料夾。請檢查路徑。</translation>
    </message>
    <message>
        <source>The folder has neither config.json nor bert_config.json, so it is no model folder. Choose the folder that holds the model&apos;s files.</source>
        <translation>該資料夾既沒有 config.json 也沒有 bert_config.json，因此不是模型資料夾。請選擇含有模型檔案的資料夾。</translation>
    </message>
    <message>
        <source>The folder has neither tokenizer.json nor vocab.txt. Put the one that belongs to the model there.</source>
        <translation>該資料夾既沒有 tokenizer.json 也沒有 vocab.txt。請把屬於該模型的那個放入其中。</translation>
    </message>
    <message>
        <source>The run needs %1 (%2 bytes) for its checkpoints, but %3 (%4 bytes) are free on this disk. Free some space, choose another runs folder with --runs, or keep fewer with --keep-checkpoints.</source>
        <translation>執行的檢查點需要 %1（%2 位元組），而此磁碟只有 %3（%4 位元組）可用。請騰出空間，選擇另一個執行資料夾，或減少 --keep-checkpoints。</translation>
    </message>
    <message>
        <source>A regression task has no labels to weigh. Clear the weights.</source>
        <translation>迴歸任務沒有可加權的標籤。請清除權重。</translation>
    </message>
    <message>
        <source>%1 weights are given, but the labels are %2: %3. Give one weight a label, in this order.</source>
        <translation>給出了 %1 個權重，而標籤有 %2 個：%3。請按此順序為每個標籤給一個權重。</translation>
    </message>
    <message>
        <source>No training row has the label %1, so it cannot be learned.</source>
        <translation>沒有訓練列的標籤是 %1，因此學不到它。</translation>
    </message>
    <message>
        <source>The task %1 has no metric &quot;%2&quot;. Use one of: %3.</source>
        <translation>任務 %1 沒有指標「%2」。請使用其中之一：%3。</translation>
    </message>
    <message>
        <source>Early stopping and the best checkpoint need a dev split, and there is neither a file nor a part of train for it. Set a share of train.</source>
        <translation>早停和最佳檢查點需要開發集，而既沒有其檔案也沒有從訓練集中劃出的部分。請設定訓練集的劃分比例。</translation>
    </message>
    <message>
        <source>%1 of the %2 rows of %3 are in train too (%4 %), so its scores are better than on new texts.</source>
        <translation>%3 的 %2 列中有 %1 列也在訓練集中（%4 %），因此其得分高於在新文字上的得分。</translation>
    </message>
    <message>
        <source>%1 of the %2 rows of %3 is in train too (%4 %), so its scores are better than on new texts.</source>
        <translation>%3 的 %2 列中有 %1 列也在訓練集中（%4 %），因此其得分高於在新文字上的得分。</translation>
    </message>
    <message>
        <source>%1 % of the training rows are longer than %2 tokens and are cut (%3 tokens lost). A length of %4 holds more of them; it costs time and memory.</source>
        <translation>%1 % 的訓練列超過 %2 個詞元而被截斷（丟失 %3 個詞元）。長度 %4 能容納更多；但會耗費時間和記憶體。</translation>
    </message>
    <message>
        <source>%1 % of the training rows are longer than %2 tokens and are cut (%3 tokens lost). The model holds no more; choose what to keep with --truncation.</source>
        <translation>%1 % 的訓練列超過 %2 個詞元而被截斷（丟失 %3 個詞元）。模型容納不下更多；請用 --truncation 選擇保留哪些。</translation>
    </message>
    <message>
        <source>%1 % of the training tokens are not in the model&apos;s vocabulary ([UNK]): it is likely made for another language or casing.</source>
        <translation>%1 % 的訓練詞元不在模型的詞表中（[UNK]）：它可能是為其他語言或大小寫製作的。</translation>
    </message>
    <message>
        <source>All rows have the label &quot;%1&quot;, so there is nothing to learn. Choose another label column, or a file with two classes or more.</source>
        <translation>所有列的標籤都是「%1」，沒有可學的內容。請選擇其他標籤欄，或有兩個以上類別的檔案。</translation>
    </message>
    <message>
        <source>Almost every row has its own label: %1 in %2 rows. This is likely not a column of classes; choose another with --label-column, or a regression task for numbers.</source>
        <translation>幾乎每列都有自己的標籤：%2 列中有 %1 個。這很可能不是類別欄；請在 --label-column 中選擇另一欄，數值則選擇迴歸任務。</translation>
    </message>
    <message>
        <source>The label column has %1 different values, from &quot;%2&quot; to &quot;%3&quot;. This is likely not a column of classes; choose another with --label-column, or a regression task for numbers.</source>
        <translation>標籤欄有 %1 個不同的值，從「%2」到「%3」。這很可能不是類別欄；請在 --label-column 中選擇另一欄，數值則選擇迴歸任務。</translation>
    </message>
    <message>
        <source>The label &quot;%1&quot; does not occur in the training data, which has: %2. Mend the row, add examples of it to the training file, or list all labels with --labels.</source>
        <translation>標籤「%1」沒有出現在訓練資料中，其中有：%2。請修正該列，在訓練檔案中添加其樣本，或在 --labels 中列出所有標籤。</translation>
    </message>
    <message>
        <source>The label &quot;%1&quot; is none of this task&apos;s: %2. Mend the row, choose another task or label column, or list the labels with --labels.</source>
        <translation>標籤「%1」不屬於此任務：%2。請修正該列，選擇其他任務或標籤欄，或在 --labels 中列出標籤。</translation>
    </message>
    <message>
        <source>There is no such folder. Choose the folder that holds the data set.</source>
        <translation>沒有這個資料夾。請選擇含有資料集的資料夾。</translation>
    </message>
    <message>
        <source>No training file is in this folder; looked for train.tsv, train.csv, train.jsonl, train.txt and msr_paraphrase_train.txt.</source>
        <translation>此資料夾中沒有訓練檔案；查找過 train.tsv、train.csv、train.jsonl、train.txt 和 msr_paraphrase_train.txt。</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>該資料夾為空。</translation>
    </message>
    <message>
        <source>It holds: %1. Choose another folder, or name the file with --train-file.</source>
        <translation>其中有：%1。請選擇其他資料夾，或在 --train-file 中指定檔案。</translation>
    </message>
    <message>
        <source>It holds: %1. Unpack or convert %2 to TSV, CSV or JSON lines first.</source>
        <translation>其中有：%1。請先解壓 %2 或將其轉換為 TSV、CSV 或 JSON lines。</translation>
    </message>
    <message>
        <source>Choose another folder, or name the file with --train-file.</source>
        <translation>請選擇其他資料夾，或在 --train-file 中指定檔案。</translation>
    </message>
    <message>
        <source>The file is empty. Choose a file with rows.</source>
        <translation>該檔案為空。請選擇有內容的檔案。</translation>
    </message>
    <message>
        <source>The file has no rows of data. Choose a file with rows.</source>
        <translation>該檔案沒有資料列。請選擇有資料列的檔案。</translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;. The columns are: %2. Name one of them, or give its number, counted from 0.</source>
        <translation>沒有名為「%1」的欄。有這些欄：%2。請指定其中之一，或給出從 0 起的欄號。</translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;.</source>
        <translation>沒有名為「%1」的欄。</translation>
    </message>
    <message>
        <source>No column of texts was recognised.</source>
        <translation>沒有識別出文字欄。</translation>
    </message>
    <message>
        <source>No column of first texts was recognised.</source>
        <translation>沒有識別出第一文字欄。</translation>
    </message>
    <message>
        <source>No column of second texts was recognised.</source>
        <translation>沒有識別出第二文字欄。</translation>
    </message>
    <message>
        <source>No column of labels was recognised.</source>
        <translation>沒有識別出標籤欄。</translation>
    </message>
    <message>
        <source>The columns are: %1. Say which it is with --%2 (a name, or a number counted from 0).</source>
        <translation>有這些欄：%1。請在 --%2 中指明是哪一欄（欄名或從 0 起的欄號）。</translation>
    </message>
    <message>
        <source>The file has no header row and %1 columns, whose first row is: %2 (if these are names, set --header yes).</source>
        <translation>該檔案沒有標題列，有 %1 欄，首列為：%2（若這些是欄名，請將 --header 設為 yes）。</translation>
    </message>
    <message>
        <source>The file has no header row and 1 column, whose first row is: %1 (if these are names, set --header yes).</source>
        <translation>該檔案沒有標題列，只有 1 欄，首列為：%1（若這些是欄名，請將 --header 設為 yes）。</translation>
    </message>
    <message>
        <source>Say which it is with --%1 (a name, or a number counted from 0).</source>
        <translation>請在 --%1 中指明是哪一欄（欄名或從 0 起的欄號）。</translation>
    </message>
    <message>
        <source>Name one of them, or give its number, counted from 0.</source>
        <translation>請指定其中之一，或給出從 0 起的欄號。</translation>
    </message>
    <message>
        <source>%1 weights cannot be opened. Convert them once with Transformers: %2 writes model.safetensors; copy the vocabulary there.</source>
        <translation>無法開啟 %1 權重。請用 Transformers 轉換一次：%2 會寫出 model.safetensors；再把詞表複製過去。</translation>
    </message>
    <message>
        <source>This is a TensorFlow checkpoint, as Google published BERT, which cannot be opened. Take the same model as model.safetensors from Hugging Face, or convert it once with Transformers 4: %1; copy vocab.txt there.</source>
        <translation>這是 TensorFlow 檢查點（Google 發布 BERT 時的格式），無法開啟。請從 Hugging Face 取得同一模型的 model.safetensors，或用 Transformers 4 轉換一次：%1；再把 vocab.txt 複製過去。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be true or false, not nothing.</source>
        <translation>&quot;%1&quot; 必須是 true 或 false，不能為空。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must name a task, such as mrpc, sst-2 or custom; it is empty.</source>
        <translation>&quot;%1&quot; 必須指定一個任務，如 mrpc、sst-2 或 custom；現在為空。</translation>
    </message>
    <message>
        <source>This row has no label. Give it one or delete the row.</source>
        <translation>此列沒有標籤。請為其添加標籤或刪除該列。</translation>
    </message>
    <message>
        <source>This row has no label. Give it one or delete the row; a file has labels in all rows or in none.</source>
        <translation>此列沒有標籤。請為其添加標籤或刪除該列；一個檔案要麼每列都有標籤，要麼都沒有。</translation>
    </message>
    <message>
        <source>The target &quot;%1&quot; is not a finite number. Mend it, choose another column with --label-column, or choose a classification task.</source>
        <translation>目標值「%1」不是有限的數。請修正，在 --label-column 中選擇另一欄，或選擇分類任務。</translation>
    </message>
    <message>
        <source>This row has %1 columns and so none of %2. Mend or delete the row; cells of a .csv file are divided by commas.</source>
        <translation>此列有 %1 欄，因此沒有 %2 欄。請修正或刪除該列；.csv 檔案的儲存格以逗號分隔。</translation>
    </message>
    <message>
        <source>This row has %1 columns and so none of %2. Mend or delete the row; cells of a .tsv file are divided by tabs.</source>
        <translation>此列有 %1 欄，因此沒有 %2 欄。請修正或刪除該列；.tsv 檔案的儲存格以製表符分隔。</translation>
    </message>
    <message>
        <source>This row has 1 column and so none of %1. Mend or delete the row; cells of a .csv file are divided by commas.</source>
        <translation>此列只有 1 欄，因此沒有 %1 欄。請修正或刪除該列；.csv 檔案的儲存格以逗號分隔。</translation>
    </message>
    <message>
        <source>This row has 1 column and so none of %1. Mend or delete the row; cells of a .tsv file are divided by tabs.</source>
        <translation>此列只有 1 欄，因此沒有 %1 欄。請修正或刪除該列；.tsv 檔案的儲存格以製表符分隔。</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; is a list, an object or has a NUL in it; a text or a number is needed.</source>
        <translation>「%1」的值是清單、物件或含有 NUL；需要文字或數字。</translation>
    </message>
    <message>
        <source>The vocabulary has %1 entries and the model&apos;s embedding table only %2 (vocab_size in config.json). Take the vocabulary that belongs to the model.</source>
        <translation>詞表有 %1 項，而模型的嵌入表只有 %2 項（config.json 中的 vocab_size）。請使用屬於該模型的詞表。</translation>
    </message>
    <message>
        <source>The loss became NaN at step %1, learning rate %2. Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1).</source>
        <translation>損失在第 %1 步變成了 NaN，學習率為 %2。請降低學習率、延長預熱，或裁剪梯度（--max-grad-norm 設為 1）。</translation>
    </message>
    <message>
        <source>The loss became infinite at step %1, learning rate %2. Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1).</source>
        <translation>損失在第 %1 步變成了無窮大，學習率為 %2。請降低學習率、延長預熱，或裁剪梯度（--max-grad-norm 設為 1）。</translation>
    </message>
    <message>
        <source>The gradient became NaN at step %1, learning rate %2. Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1).</source>
        <translation>梯度在第 %1 步變成了 NaN，學習率為 %2。請降低學習率、延長預熱，或裁剪梯度（--max-grad-norm 設為 1）。</translation>
    </message>
    <message>
        <source>The gradient became infinite at step %1, learning rate %2. Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1).</source>
        <translation>梯度在第 %1 步變成了無窮大，學習率為 %2。請降低學習率、延長預熱，或裁剪梯度（--max-grad-norm 設為 1）。</translation>
    </message>
    <message>
        <source>No checkpoint had been written yet.</source>
        <translation>當時還沒有寫出檢查點。</translation>
    </message>
    <message>
        <source>checkpoints/last holds step %1 and can be used.</source>
        <translation>checkpoints/last 保存著第 %1 步，可以使用。</translation>
    </message>
    <message>
        <source>Out of memory.</source>
        <translation>記憶體不足。</translation>
    </message>
    <message>
        <source>Out of memory: %1 more could not be had.</source>
        <translation>記憶體不足：無法再取得 %1。</translation>
    </message>
    <message>
        <source>Out of memory: %1 bytes asked for, %2 bytes of tensors in use, limit %3.</source>
        <translation>記憶體不足：申請 %1 位元組，張量已佔用 %2 位元組，上限為 %3。</translation>
    </message>
    <message>
        <source>Out of memory: %1 bytes asked for, %2 bytes of tensors in use.</source>
        <translation>記憶體不足：申請 %1 位元組，張量已佔用 %2 位元組。</translation>
    </message>
    <message>
        <source>It happened at step %1 with batch size %2: a micro-batch of %3 rows, longest %4 tokens, %5 tokens in all, with %6 bytes in use on %7 at the peak. Raise --gradient-accumulation, or lower --batch-size or --max-seq-length.</source>
        <translation>發生在第 %1 步，批次大小為 %2：微批次有 %3 列，最長 %4 個詞元，共 %5 個詞元，峰值時 %7 上佔用 %6 位元組。請增大 --gradient-accumulation，或減小 --batch-size 或 --max-seq-length。</translation>
    </message>
    <message>
        <source>It happened at step %1.</source>
        <translation>發生在第 %1 步。</translation>
    </message>
    <message>
        <source>It happened while evaluating a batch of %1 rows, longest %2 tokens, %3 tokens in all. Lower --eval-batch-size or --max-seq-length.</source>
        <translation>發生在評估一個 %1 列的批次時，最長 %2 個詞元，共 %3 個詞元。請減小 --eval-batch-size 或 --max-seq-length。</translation>
    </message>
    <message>
        <source>Stopped before the run began.</source>
        <translation>在執行開始之前就已停止。</translation>
    </message>
    <message>
        <source>This file has changed since the run started, so it cannot be continued to the same result. Put the old file back, or start a new run.</source>
        <translation>執行開始以來此檔案已變更，因此無法繼續得到相同的結果。請放回原來的檔案，或開始新的執行。</translation>
    </message>
    <message>
        <source>This file has been moved or deleted since the run started, so it cannot be continued to the same result. Put the old file back, or start a new run.</source>
        <translation>執行開始以來此檔案已被移動或刪除，因此無法繼續得到相同的結果。請放回原來的檔案，或開始新的執行。</translation>
    </message>
    <message>
        <source>This file has been added since the run started, so it cannot be continued to the same result. Move it elsewhere, or start a new run.</source>
        <translation>執行開始以來新增了此檔案，因此無法繼續得到相同的結果。請把它移到別處，或開始新的執行。</translation>
    </message>
    <message>
        <source>This file is not read any more since the run started, so it cannot be continued to the same result. Put the other files back, or start a new run.</source>
        <translation>執行開始以來此檔案不再被讀取，因此無法繼續得到相同的結果。請放回其他檔案，或開始新的執行。</translation>
    </message>
    <message>
        <source>The data have other labels than when the run started. Put the old files back.</source>
        <translation>資料的標籤與執行開始時不同。請放回原來的檔案。</translation>
    </message>
    <message>
        <source>This checkpoint is gone, and best, which is there, holds no state of the optimiser, so the run cannot be continued. Bring it back, or start a new run from %1.</source>
        <translation>此檢查點已不在，而尚存的 best 沒有最佳化器的狀態，因此無法繼續該執行。請恢復它，或從 %1 開始新的執行。</translation>
    </message>
    <message>
        <source>There is no run here: the folder does not exist.</source>
        <translation>這裡沒有執行：資料夾不存在。</translation>
    </message>
    <message>
        <source>There is no run in this folder.</source>
        <translation>此資料夾中沒有執行。</translation>
    </message>
    <message>
        <source>Is missing, so this run cannot be used. Bring the file back, or delete the folder.</source>
        <translation>缺少此檔案，因此無法使用該執行。請恢復檔案，或刪除該資料夾。</translation>
    </message>
    <message>
        <source>Another program is working on this run. Wait until it is done, or stop it first.</source>
        <translation>另一個程式正在處理此執行。請等它完成，或先停止它。</translation>
    </message>
    <message>
        <source>Another program is writing it. Try again when it is done.</source>
        <translation>另一個程式正在寫入。請等它完成後再試。</translation>
    </message>
    <message>
        <source>The disk is full: %1 bytes are needed, %2 are free. Make room on that disk or choose another folder.</source>
        <translation>磁碟已滿：需要 %1 位元組，可用 %2 位元組。請在該磁碟上騰出空間，或選擇另一個資料夾。</translation>
    </message>
    <message>
        <source>The disk is full: %1 bytes are needed. Make room on that disk or choose another folder.</source>
        <translation>磁碟已滿：需要 %1 位元組。請在該磁碟上騰出空間，或選擇另一個資料夾。</translation>
    </message>
    <message>
        <source>The disk is full: %1 bytes are free. Make room on that disk or choose another folder.</source>
        <translation>磁碟已滿：可用 %1 位元組。請在該磁碟上騰出空間，或選擇另一個資料夾。</translation>
    </message>
    <message>
        <source>The disk is full. Make room on that disk or choose another folder.</source>
        <translation>磁碟已滿。請在該磁碟上騰出空間，或選擇另一個資料夾。</translation>
    </message>
    <message>
        <source>Cannot be written: permission denied. Change the permissions of the file or its folder, or choose another place.</source>
        <translation>無法寫入：沒有權限。請變更檔案或其資料夾的權限，或選擇別的位置。</translation>
    </message>
    <message>
        <source>Cannot be read: permission denied. Change the permissions of the file or its folder, or choose another place.</source>
        <translation>無法讀取：沒有權限。請變更檔案或其資料夾的權限，或選擇別的位置。</translation>
    </message>
    <message>
        <source>Cannot be written: the disk is mounted read-only. Choose a folder you may write to.</source>
        <translation>無法寫入：磁碟以唯讀方式掛載。請選擇可以寫入的資料夾。</translation>
    </message>
    <message>
        <source>Cannot be read: it does not exist (any more). Check the path.</source>
        <translation>無法讀取：它（已）不存在。請檢查路徑。</translation>
    </message>
    <message>
        <source>Cannot be written: it does not exist (any more). Check the path.</source>
        <translation>無法寫入：它（已）不存在。請檢查路徑。</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>正在載入模型</translation>
    </message>
    <message>
        <source>evaluating %1 with the %2 checkpoint</source>
        <translation>正在用 %2 檢查點評估 %1</translation>
    </message>
    <message>
        <source>evaluating %1</source>
        <translation>正在評估 %1</translation>
    </message>
    <message>
        <source>stopped after step %1</source>
        <translation>在第 %1 步之後停止</translation>
    </message>
    <message>
        <source>waiting for %1, which another run is using</source>
        <translation>正在等待 %1，另一個執行正在使用它</translation>
    </message>
    <message>
        <source>waiting for %1, which the run &quot;%2&quot; is using</source>
        <translation>正在等待 %1，執行「%2」正在使用它</translation>
    </message>
    <message>
        <source>waiting for %1, which the run &quot;%2&quot; holds while it is paused; continue or stop that run</source>
        <translation>正在等待 %1：已暫停的執行「%2」仍佔用著它；請繼續或停止該執行</translation>
    </message>
    <message>
        <source>1 blank line left out (line %1).</source>
        <translation>略過了 1 個空行（第 %1 行）。</translation>
    </message>
    <message>
        <source>%1 blank lines left out (the first is line %2).</source>
        <translation>略過了 %1 個空行（首個在第 %2 行）。</translation>
    </message>
    <message>
        <source>1 row skipped for having too few columns (line %1).</source>
        <translation>跳過了 1 列，因為欄數不足（第 %1 行）。</translation>
    </message>
    <message>
        <source>%1 rows skipped for having too few columns (the first is line %2).</source>
        <translation>跳過了 %1 列，因為欄數不足（首個在第 %2 行）。</translation>
    </message>
    <message>
        <source>1 row with more columns than the first one; what is beyond was not read (line %1).</source>
        <translation>有 1 列的欄數多於首列，多出的部分未讀取（第 %1 行）。</translation>
    </message>
    <message>
        <source>%1 rows with more columns than the first one; what is beyond was not read (the first is line %2).</source>
        <translation>有 %1 列的欄數多於首列，多出的部分未讀取（首個在第 %2 行）。</translation>
    </message>
    <message>
        <source>1 row with an empty text (line %1).</source>
        <translation>有 1 列的文字為空（第 %1 行）。</translation>
    </message>
    <message>
        <source>%1 rows with an empty text (the first is line %2).</source>
        <translation>有 %1 列的文字為空（首個在第 %2 行）。</translation>
    </message>
    <message>
        <source>1 file is empty.</source>
        <translation>有 1 個檔案為空。</translation>
    </message>
    <message>
        <source>%1 files are empty.</source>
        <translation>有 %1 個檔案為空。</translation>
    </message>
    <message>
        <source>%1 is not read: it holds texts without labels.</source>
        <translation>未讀取 %1：其中的文字沒有標籤。</translation>
    </message>
    <message>
        <source>%1 is not used, because %2 is there too. Name the file you mean with --train-file, --dev-file or --test-file.</source>
        <translation>未使用 %1，因為同時存在 %2。請在 --train-file、--dev-file 或 --test-file 中指定所需的檔案。</translation>
    </message>
    <message>
        <source>the header names two texts, but the task %1 reads one, &quot;%2&quot;. For both choose a task of pairs; to be sure of one, name it with --text-a-column.</source>
        <translation>標題列中有兩欄文字，但任務 %1 只讀取一欄，即「%2」。如需讀取兩欄，請選擇文字對任務；若確定只要一欄，請在 --text-a-column 中指定。</translation>
    </message>
    <message>
        <source>the label &quot;%1&quot; occurs in the first line alone. If that line is a header, set --header yes.</source>
        <translation>標籤「%1」只出現在第一行。如果該行是標題列，請將 --header 設為 yes。</translation>
    </message>
    <message>
        <source>All %1 training rows left have the same label; raise --sample or lower --dev-fraction.</source>
        <translation>剩下的 %1 個訓練列標籤全都相同；請增大 --sample 或減小 --dev-fraction。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but this program knows versions up to %3. It was written by a newer Cloze; update this one to use it.</source>
        <translation>「%1」為 %2，而本程式只認得到版本 %3。它由較新的 Cloze 寫成，請更新本程式後再使用。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing.</source>
        <translation>缺少「%1」。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a key of this document. Correct its name or remove it.</source>
        <translation>「%1」不是此文件的鍵。請更正名稱或將其移除。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be text, not %2.</source>
        <translation>「%1」必須是文字，而不是 %2。</translation>
    </message>
    <message>
        <source>Is damaged or is no metrics file. The run&apos;s other files can still be used.</source>
        <translation>檔案已損壞，或不是指標檔案。該執行的其他檔案仍可使用。</translation>
    </message>
    <message>
        <source>Is damaged or is no metrics file (%1).</source>
        <translation>檔案已損壞，或不是指標檔案（%1）。</translation>
    </message>
    <message>
        <source>Is damaged: %1.</source>
        <translation>檔案已損壞：%1。</translation>
    </message>
    <message>
        <source>Is a database, but not one of metrics.</source>
        <translation>這是資料庫，但不是指標資料庫。</translation>
    </message>
    <message>
        <source>Has version %1, but this program knows versions up to %2. Update Cloze to see it.</source>
        <translation>其版本為 %1，而本程式只認得到版本 %2。請更新 Cloze 後檢視。</translation>
    </message>
    <message>
        <source>A deleted run of this id lies in the trash already. Restore or remove that one first.</source>
        <translation>資源回收筒中已有此識別碼的執行。請先還原或清除它。</translation>
    </message>
    <message>
        <source>A run of this id is there already. Rename its folder first.</source>
        <translation>已有此識別碼的執行。請先重新命名它的資料夾。</translation>
    </message>
    <message>
        <source>There is no deleted run with this id.</source>
        <translation>沒有此識別碼的已刪除執行。</translation>
    </message>
    <message>
        <source>There is no such checkpoint.</source>
        <translation>沒有這個檢查點。</translation>
    </message>
    <message>
        <source>No program is working on this run, so there is nothing to pause, continue or stop.</source>
        <translation>沒有程式正在進行此執行，因此無可暫停、繼續或停止。</translation>
    </message>
    <message>
        <source>The checkpoint could not be deleted: %1. Check the folder&apos;s permissions.</source>
        <translation>檢查點未能刪除：%1。請檢查資料夾的權限。</translation>
    </message>
    <message>
        <source>The run could not be deleted: %1. Check the folder&apos;s permissions.</source>
        <translation>執行未能刪除：%1。請檢查資料夾的權限。</translation>
    </message>
    <message>
        <source>The run folder has vanished (%1 is gone). Was it moved or deleted? Bring it back to resume.</source>
        <translation>執行資料夾已消失（%1 不見了）。是否被移動或刪除？請放回原處後再繼續。</translation>
    </message>
    <message>
        <source>There is nothing here. Check the path.</source>
        <translation>這裡什麼都沒有。請檢查路徑。</translation>
    </message>
    <message>
        <source>This is no data set that is known by its files. Say what it is with a task.</source>
        <translation>從檔案看不出這是哪種資料集。請指定任務。</translation>
    </message>
    <message>
        <source>the question&apos;s %1 tokens and %2 special ones leave no room for the paragraph in %3. Choose a larger maximal length, or keep fewer tokens of the question.</source>
        <translation>問題的 %1 個詞元和 %2 個特殊詞元在 %3 中沒有給段落留下空間。請選擇更大的最大長度，或少保留一些問題的詞元。</translation>
    </message>
    <message>
        <source>the question&apos;s %1 tokens and %2 special ones leave no room for the paragraph in %3. Choose a larger maximal length.</source>
        <translation>問題的 %1 個詞元和 %2 個特殊詞元在 %3 中沒有給段落留下空間。請選擇更大的最大長度。</translation>
    </message>
    <message>
        <source>windows that start 0 tokens after each other never get on. Choose a stride of at least 1.</source>
        <translation>起點間距為 0 的視窗無法前進。請選擇至少為 1 的步長。</translation>
    </message>
    <message>
        <source>windows of %1 tokens that share %2 never get on. Choose a shorter stride, or a larger maximal length.</source>
        <translation>%1 個詞元的視窗若共有 %2 個詞元則無法前進。請選擇更短的步長或更大的最大長度。</translation>
    </message>
    <message>
        <source>There is no file of questions in this folder: .json in SQuAD&apos;s layout was looked for.</source>
        <translation>此資料夾中沒有問題檔案：尋找的是 SQuAD 格式的 .json。</translation>
    </message>
    <message>
        <source>There is no question in this file: its &quot;data&quot; are empty. Fetch it again.</source>
        <translation>此檔案中沒有問題：其 &quot;data&quot; 為空。請重新取得。</translation>
    </message>
    <message>
        <source>This is no file of questions: &quot;data&quot; is missing. SQuAD&apos;s layout was expected, with &quot;data&quot;, &quot;paragraphs&quot; and &quot;qas&quot;.</source>
        <translation>這不是問題檔案：缺少 &quot;data&quot;。應為 SQuAD 格式，含有 &quot;data&quot;、&quot;paragraphs&quot; 和 &quot;qas&quot;。</translation>
    </message>
    <message>
        <source>Question %1 has an answer_start of %2, but its paragraph (%3 of article %4) has %5 characters. Correct answer_start: it counts characters, not bytes.</source>
        <translation>問題 %1 的 answer_start 為 %2，但其段落（第 %4 篇文章的第 %3 段）只有 %5 個字元。請更正 answer_start：它以字元計，而非位元組。</translation>
    </message>
    <message>
        <source>%1 question with an answer that does not stand at its answer_start: %2.</source>
        <translation>%1 個問題的答案不在其 answer_start 處：%2。</translation>
    </message>
    <message>
        <source>%1 questions with an answer that does not stand at its answer_start: %2.</source>
        <translation>%1 個問題的答案不在其 answer_start 處：%2。</translation>
    </message>
    <message>
        <source>%1 question with an id that stands before already: %2.</source>
        <translation>%1 個問題的 id 前面已經出現：%2。</translation>
    </message>
    <message>
        <source>%1 questions with an id that stands before already: %2.</source>
        <translation>%1 個問題的 id 前面已經出現：%2。</translation>
    </message>
    <message>
        <source>paragraph %1 of article %2, question %3:</source>
        <translation>第 %2 篇文章的第 %1 段，問題 %3：</translation>
    </message>
    <message>
        <source>paragraph %1 of article %2:</source>
        <translation>第 %2 篇文章的第 %1 段：</translation>
    </message>
    <message>
        <source>article %1:</source>
        <translation>第 %1 篇文章：</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but a text was expected.</source>
        <translation>&quot;%1&quot; 應為文字，實為 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but a whole number was expected.</source>
        <translation>&quot;%1&quot; 應為整數，實為 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but true or false was expected.</source>
        <translation>&quot;%1&quot; 應為 true 或 false，實為 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but a list was expected.</source>
        <translation>&quot;%1&quot; 應為清單，實為 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but an object was expected.</source>
        <translation>&quot;%1&quot; 應為物件，實為 %2。</translation>
    </message>
    <message>
        <source>a list of objects holds %1.</source>
        <translation>物件的清單中有 %1。</translation>
    </message>
    <message>
        <source>Correct it, or fetch the file again.</source>
        <translation>請更正，或重新取得該檔案。</translation>
    </message>
    <message>
        <source>Add it, or fetch the file again.</source>
        <translation>請補上，或重新取得該檔案。</translation>
    </message>
    <message>
        <source>The file cannot be read. Fetch it again.</source>
        <translation>無法讀取該檔案。請重新取得。</translation>
    </message>
    <message>
        <source>The file cannot be read: it is not valid JSON here.</source>
        <translation>無法讀取該檔案：此處不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The file cannot be read: it is not valid JSON but ends in the middle; a part is missing.</source>
        <translation>無法讀取該檔案：JSON 在中途結束，缺少一部分。</translation>
    </message>
    <message>
        <source>The file cannot be read: it holds the number %1, which is too large to be read.</source>
        <translation>無法讀取該檔案：其中的數 %1 太大，無法讀取。</translation>
    </message>
    <message>
        <source>The file cannot be read: the key %1 stands twice in one object; keep one of them.</source>
        <translation>無法讀取該檔案：鍵 %1 在同一物件中出現兩次，請只保留一個。</translation>
    </message>
    <message>
        <source>The file cannot be read: its objects and lists are nested deeper than %1 levels.</source>
        <translation>無法讀取該檔案：其物件和清單的巢狀超過 %1 層。</translation>
    </message>
    <message>
        <source>Correct it, fetch it again, or bring back a whole copy.</source>
        <translation>請更正、重新取得，或換回完整的副本。</translation>
    </message>
    <message>
        <source>The file is empty; a JSON object was expected. Fetch it again.</source>
        <translation>該檔案為空；應為 JSON 物件。請重新取得。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text here; JSON must be. Fetch or save it again.</source>
        <translation>此處不是 UTF-8 文字，而 JSON 必須是。請重新取得或儲存。</translation>
    </message>
    <message>
        <source>The file contains NUL bytes, so it is damaged or no text file. Fetch it again.</source>
        <translation>該檔案含有 NUL 位元組，因此已損壞或不是文字檔。請重新取得。</translation>
    </message>
    <message>
        <source>The file holds a JSON array; an object was expected, in braces. Fetch it again.</source>
        <translation>該檔案是 JSON 陣列；應為大括號中的物件。請重新取得。</translation>
    </message>
    <message>
        <source>The file holds a JSON value; an object was expected, in braces. Fetch it again.</source>
        <translation>該檔案是單個 JSON 值；應為大括號中的物件。請重新取得。</translation>
    </message>
    <message>
        <source>Google&apos;s tokenizer reads vocab.txt, and this model folder has none. Choose Transformers&apos; rules.</source>
        <translation>Google 的分詞器讀取 vocab.txt，而此模型資料夾中沒有。請選擇 Transformers 的規則。</translation>
    </message>
    <message>
        <source>Hardly a piece of the vocabulary has a capital letter, so words with one become [UNK]: this looks like an uncased model.</source>
        <translation>詞表中幾乎沒有含大寫字母的詞片，含大寫字母的詞會變成 [UNK]：這看起來是不區分大小寫的模型。</translation>
    </message>
    <message>
        <source>%1 of the %2 rows of %3 are there before with another label, so what they teach is contradicted.</source>
        <translation>%3 的 %2 列中有 %1 列在前面已出現，但標籤不同，因此它們所教的互相矛盾。</translation>
    </message>
    <message>
        <source>%1 of the %2 rows of %3 is there before with another label, so what they teach is contradicted.</source>
        <translation>%3 的 %2 列中有 %1 列在前面已出現，但標籤不同，因此它們所教的互相矛盾。</translation>
    </message>
    <message>
        <source>There is not enough memory to look through this data set. Close other programs, or take fewer rows with --sample.</source>
        <translation>記憶體不足以檢視這個資料集。請關閉其他程式，或用 --sample 取較少的列。</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>A setting cannot work.</source>
        <translation>某項設定行不通。</translation>
    </message>
    <message>
        <source>Something is not there.</source>
        <translation>找不到所需的東西。</translation>
    </message>
    <message>
        <source>A file is not what it must be.</source>
        <translation>檔案內容不符合要求。</translation>
    </message>
    <message>
        <source>Cloze does not do this.</source>
        <translation>Cloze 不支援此操作。</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>檔案無法讀取或寫入。</translation>
    </message>
    <message>
        <source>The memory does not suffice.</source>
        <translation>記憶體不足。</translation>
    </message>
    <message>
        <source>Another program is using it.</source>
        <translation>另一個程式正在使用它。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The numbers became infinite or NaN.</source>
        <translation>數值變成了無限大或 NaN。</translation>
    </message>
    <message>
        <source>The engine is missing.</source>
        <translation>缺少引擎。</translation>
    </message>
    <message>
        <source>Something went wrong in Cloze itself.</source>
        <translation>Cloze 自身出了問題。</translation>
    </message>
</context>
<context>
    <name>ExampleWords</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>被截斷</translation>
    </message>
    <message>
        <source>has [UNK]</source>
        <translation>含 [UNK]</translation>
    </message>
    <message>
        <source>longer than %1</source>
        <translation>長於 %1</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>in train too</source>
        <translation>訓練集中也有</translation>
    </message>
    <message>
        <source>empty text</source>
        <translation>空文字</translation>
    </message>
    <message>
        <source>odd encoding</source>
        <translation>編碼可疑</translation>
    </message>
    <message>
        <source>answer in no window</source>
        <translation>答案不在任何視窗中</translation>
    </message>
    <message>
        <source>unanswerable</source>
        <translation>無答案</translation>
    </message>
    <message>
        <source>repeated with another label</source>
        <translation>重複而標籤不同</translation>
    </message>
    <message>
        <source>in train with another label</source>
        <translation>訓練集中標籤不同</translation>
    </message>
    <message>
        <source>dropped characters</source>
        <translation>被丟棄的字元</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>標籤 %1</translation>
    </message>
    <message>
        <source>%1 to %2 tokens</source>
        <translation>%1 到 %2 個詞元</translation>
    </message>
    <message>
        <source>%1 is unknown</source>
        <translation>%1 未知</translation>
    </message>
</context>
<context>
    <name>Metric</name>
    <message>
        <source>accuracy</source>
        <translation>準確率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation>宏平均 F1</translation>
    </message>
</context>
<context>
    <name>Option</name>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Lower-case</source>
        <translation>轉為小寫</translation>
    </message>
    <message>
        <source>Keep casing</source>
        <translation>保留大小寫</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Longest first</source>
        <translation>先截較長者</translation>
    </message>
    <message>
        <source>Only the first text</source>
        <translation>僅截第一段文字</translation>
    </message>
    <message>
        <source>Only the second text</source>
        <translation>僅截第二段文字</translation>
    </message>
    <message>
        <source>Keep the head</source>
        <translation>保留開頭</translation>
    </message>
    <message>
        <source>Keep the tail</source>
        <translation>保留結尾</translation>
    </message>
    <message>
        <source>Keep head and tail</source>
        <translation>保留首尾</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>AdamW without bias correction (Google)</source>
        <translation>不含偏差校正的 AdamW（Google）</translation>
    </message>
    <message>
        <source>Linear decay</source>
        <translation>線性衰減</translation>
    </message>
    <message>
        <source>Linear decay from step 0 (Google)</source>
        <translation>從第 0 步起線性衰減（Google）</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恆定</translation>
    </message>
    <message>
        <source>Cosine decay</source>
        <translation>餘弦衰減</translation>
    </message>
    <message>
        <source>Polynomial decay</source>
        <translation>多項式衰減</translation>
    </message>
    <message>
        <source>32-bit (fp32)</source>
        <translation>32 位元 (fp32)</translation>
    </message>
    <message>
        <source>bfloat16 with fp32 masters</source>
        <translation>bfloat16，主權重為 fp32</translation>
    </message>
    <message>
        <source>64-bit (fp64), for comparisons</source>
        <translation>64 位元 (fp64)，用於對比</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>最後一個</translation>
    </message>
    <message>
        <source>The best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>資料</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Length and batch</source>
        <translation>長度與批次</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>最佳化器</translation>
    </message>
    <message>
        <source>Precision and device</source>
        <translation>精度與裝置</translation>
    </message>
    <message>
        <source>Evaluation and checkpoints</source>
        <translation>評估與檢查點</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>隨機種子</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任務</translation>
    </message>
    <message>
        <source>What is learned: a GLUE task by name (its files, labels and metrics are known), custom, custom-pair, custom-regression, custom-pair-regression for files of your own, or folder (a folder per class).</source>
        <translation>學習的內容：按名稱指定的 GLUE 任務（其檔案、標籤和指標均已知）；自有檔案用 custom、custom-pair、custom-regression、custom-pair-regression；或 folder（每個類別一個資料夾）。</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>資料來源資料夾</translation>
    </message>
    <message>
        <source>The folder that holds the data set&apos;s files. May stay empty where the files are named one by one.</source>
        <translation>存放資料集檔案的資料夾。若逐個指定檔案，可留空。</translation>
    </message>
    <message>
        <source>Training file</source>
        <translation>訓練檔案</translation>
    </message>
    <message>
        <source>Replaces the training file the task&apos;s layout names. A relative path starts in the data folder.</source>
        <translation>替換任務佈局所指定的訓練檔案。相對路徑以資料來源資料夾為起點。</translation>
    </message>
    <message>
        <source>Development file</source>
        <translation>開發集檔案</translation>
    </message>
    <message>
        <source>Replaces the development file the task&apos;s layout names. A relative path starts in the data folder.</source>
        <translation>替換任務佈局所指定的開發集檔案。相對路徑以資料來源資料夾為起點。</translation>
    </message>
    <message>
        <source>Test file</source>
        <translation>測試檔案</translation>
    </message>
    <message>
        <source>Replaces the test file the task&apos;s layout names. A relative path starts in the data folder.</source>
        <translation>替換任務佈局所指定的測試檔案。相對路徑以資料來源資料夾為起點。</translation>
    </message>
    <message>
        <source>First text column</source>
        <translation>第一文字欄</translation>
    </message>
    <message>
        <source>The column of the first text, by its name in the header row or by its number, counted from 0.</source>
        <translation>第一段文字所在的欄，用標題列中的名稱或從 0 起的編號表示。</translation>
    </message>
    <message>
        <source>Second text column</source>
        <translation>第二文字欄</translation>
    </message>
    <message>
        <source>The column of the second text of a pair, by its name in the header row or by its number from 0.</source>
        <translation>文字對中第二段文字所在的欄，用標題列中的名稱或從 0 起的編號表示。</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>標籤欄</translation>
    </message>
    <message>
        <source>The column of the label, by its name in the header row or by its number, counted from 0.</source>
        <translation>標籤所在的欄，用標題列中的名稱或從 0 起的編號表示。</translation>
    </message>
    <message>
        <source>Header row</source>
        <translation>標題列</translation>
    </message>
    <message>
        <source>Whether the first row of a table holds the names of its columns.</source>
        <translation>表格的第一列是否為欄名。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>標籤</translation>
    </message>
    <message>
        <source>The labels in the order of their ids, divided by commas; quotes around one that holds a comma.</source>
        <translation>按編號順序排列的標籤，以逗號分隔；含逗號的標籤用引號括起。</translation>
    </message>
    <message>
        <source>Share held out for development</source>
        <translation>留作開發集的比例</translation>
    </message>
    <message>
        <source>of train</source>
        <translation>× 訓練集</translation>
    </message>
    <message>
        <source>Where there is neither a development file nor a labelled test file, this share of the training rows, drawn with the seed, serves for development. With a labelled test file all rows are trained on and test gives the results, unless early stopping or the best checkpoint needs a development set. At most 0.9; 0 holds nothing out, and nothing is measured then.</source>
        <translation>既沒有開發集檔案也沒有帶標籤的測試集檔案時，用隨機種子抽取這一比例的訓練列作為開發集。有帶標籤的測試集檔案時，用全部訓練列訓練，並由測試集給出結果，除非提前停止或最佳檢查點需要開發集。最多 0.9；0 表示不留出，也就不評估。</translation>
    </message>
    <message>
        <source>Try on a sample</source>
        <translation>用少量樣本試驗</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Limits train, dev and test to so many rows each, drawn with the seed. 0 uses all.</source>
        <translation>將訓練集、開發集和測試集各限制為這麼多列，用隨機種子抽取。0 表示全部使用。</translation>
    </message>
    <message>
        <source>Let a labelled test file steer</source>
        <translation>允許帶標籤的測試檔案參與決策</translation>
    </message>
    <message>
        <source>Lets a labelled test file decide early stopping and the best checkpoint where there is no other. Scores on that file are then no longer a fair test.</source>
        <translation>在沒有其他資料時，允許帶標籤的測試檔案決定提前停止和最佳檢查點。此時該檔案上的分數不再是公正的測試。</translation>
    </message>
    <message>
        <source>A Hugging Face model folder (config.json, vocab.txt, model.safetensors), or a folder with config.json and vocab.txt alone to start from scratch.</source>
        <translation>Hugging Face 模型資料夾（config.json、vocab.txt、model.safetensors），或僅含 config.json 和 vocab.txt 的資料夾以從零開始訓練。</translation>
    </message>
    <message>
        <source>Start from scratch</source>
        <translation>從零開始</translation>
    </message>
    <message>
        <source>Ignores the folder&apos;s weights and draws new ones from N(0, initializer_range), as Transformers does.</source>
        <translation>忽略資料夾中的權重，像 Transformers 一樣從 N(0, initializer_range) 重新抽取。</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小寫</translation>
    </message>
    <message>
        <source>Whether text is lower-cased and stripped of accents. auto reads the model&apos;s tokenizer files; a wrong choice costs accuracy in silence.</source>
        <translation>文字是否轉為小寫並去除重音符號。auto 讀取模型的分詞器檔案；選錯會悄悄降低準確率。</translation>
    </message>
    <message>
        <source>Hidden dropout</source>
        <translation>隱藏層 dropout</translation>
    </message>
    <message>
        <source>Probability of dropping a hidden unit while training, up to 0.99. -1 takes config.json&apos;s.</source>
        <translation>訓練時丟棄隱藏單元的機率，最大 0.99。-1 採用 config.json 的值。</translation>
    </message>
    <message>
        <source>Attention dropout</source>
        <translation>注意力 dropout</translation>
    </message>
    <message>
        <source>Probability of dropping an attention weight while training, up to 0.99. -1 takes config.json&apos;s.</source>
        <translation>訓練時丟棄注意力權重的機率，最大 0.99。-1 採用 config.json 的值。</translation>
    </message>
    <message>
        <source>Classifier dropout</source>
        <translation>分類器 dropout</translation>
    </message>
    <message>
        <source>Probability of dropping a unit of the pooled output before the classifier, up to 0.99. -1 takes config.json&apos;s, else the hidden dropout.</source>
        <translation>在分類器之前丟棄池化輸出單元的機率，最大 0.99。-1 採用 config.json 的值，若無則採用隱藏層 dropout。</translation>
    </message>
    <message>
        <source>Longest sequence</source>
        <translation>最大序列長度</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>Tokens of one example, [CLS] and [SEP] counted; longer ones are cut. At least 3, at most the model&apos;s positions (512 for released BERTs).</source>
        <translation>單個樣本的詞元數，含 [CLS] 和 [SEP]；超出部分會被截斷。至少 3，最多為模型的位置數（已發布的 BERT 為 512）。</translation>
    </message>
    <message>
        <source>What is cut</source>
        <translation>截斷方式</translation>
    </message>
    <message>
        <source>Which tokens go where an example is too long: one by one from the longer text of a pair, from one text only, or all but the head, the tail, or both ends.</source>
        <translation>樣本過長時去掉哪些詞元：從文字對中較長者逐個去掉、只從某一段文字去掉，或只保留開頭、結尾或首尾兩端。</translation>
    </message>
    <message>
        <source>Tokens kept from the front</source>
        <translation>開頭保留的詞元數</translation>
    </message>
    <message>
        <source>With head-tail: how many tokens are kept from the front; the rest of the room goes to the end. 0 is half.</source>
        <translation>採用首尾保留時：開頭保留的詞元數，其餘留給結尾。0 表示一半。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>樣本</translation>
    </message>
    <message>
        <source>Examples of one optimiser step, over all micro-batches. At least 1.</source>
        <translation>一次最佳化步的樣本數，含所有微批次。至少 1。</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>梯度累積</translation>
    </message>
    <message>
        <source>micro-batches</source>
        <translation>微批次</translation>
    </message>
    <message>
        <source>The batch is computed in so many parts, to save memory; the result equals the whole batch. Must divide the batch size.</source>
        <translation>批次分成這麼多部分計算以節省記憶體；結果與整批相同。必須能整除批次大小。</translation>
    </message>
    <message>
        <source>Evaluation batch size</source>
        <translation>評估批次大小</translation>
    </message>
    <message>
        <source>Examples computed at once in evaluation and prediction; changes speed and memory, not results.</source>
        <translation>評估和預測時一次計算的樣本數；只影響速度和記憶體，不影響結果。</translation>
    </message>
    <message>
        <source>adamw corrects the bias of its first steps; adamw-google does not, as the original BERT code. Both decay weights decoupled from the gradient.</source>
        <translation>adamw 會校正最初幾步的偏差；adamw-google 與 BERT 原始程式碼一樣不校正。兩者的權重衰減都與梯度解耦。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>The highest learning rate, reached at the end of warm-up. From 0 to 1; BERT wants about 1e-5 to 1e-4.</source>
        <translation>最高學習率，在預熱結束時達到。0 到 1；BERT 通常需要約 1e-5 到 1e-4。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>學習率排程</translation>
    </message>
    <message>
        <source>How the learning rate goes on after warm-up: down in a line to 0, constant, along a half cosine to 0, or by a power to an end value. linear-google takes the line from step 0, so that warm-up ends with a jump down to it.</source>
        <translation>預熱之後學習率的變化：線性降到 0、保持不變、沿半個餘弦降到 0，或按冪次降到終值。linear-google 的直線從第 0 步算起，因此預熱結束時會跌落到這條直線上。</translation>
    </message>
    <message>
        <source>Warm-up share</source>
        <translation>預熱比例</translation>
    </message>
    <message>
        <source>of all steps</source>
        <translation>× 總步數</translation>
    </message>
    <message>
        <source>Share of all steps in which the learning rate rises from 0, from 0 to 1. Unused where warm-up steps are given.</source>
        <translation>學習率從 0 上升所佔全部步數的比例，0 到 1。給出預熱步數時不使用。</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>預熱步數</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Steps in which the learning rate rises from 0; more than 0 replaces the warm-up share.</source>
        <translation>學習率從 0 上升的步數；大於 0 時取代預熱比例。</translation>
    </message>
    <message>
        <source>Power of the polynomial</source>
        <translation>多項式的冪</translation>
    </message>
    <message>
        <source>With the polynomial schedule: the power; 1 is a straight line. From 0.01 to 100.</source>
        <translation>多項式排程的冪；1 為直線。0.01 到 100。</translation>
    </message>
    <message>
        <source>Final learning rate</source>
        <translation>最終學習率</translation>
    </message>
    <message>
        <source>With the polynomial schedule: where it ends; at most the learning rate.</source>
        <translation>多項式排程的終值；不超過學習率。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>輪數</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>輪</translation>
    </message>
    <message>
        <source>How often the training set is gone through; fractions are allowed. More than 0, at most 10000.</source>
        <translation>訓練集遍歷的次數；可為小數。大於 0，最多 10000。</translation>
    </message>
    <message>
        <source>Steps instead of epochs</source>
        <translation>以步數代替輪數</translation>
    </message>
    <message>
        <source>More than 0 replaces the number of steps, schedule included. 0 counts epochs.</source>
        <translation>大於 0 時取代總步數，學習率排程也隨之改變。0 表示按輪數計算。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>權重衰減</translation>
    </message>
    <message>
        <source>Decoupled decay, not applied to biases and LayerNorm. From 0 to 1.</source>
        <translation>解耦的衰減，不作用於偏差項和 LayerNorm。0 到 1。</translation>
    </message>
    <message>
        <source>Adam beta 1</source>
        <translation>Adam β1</translation>
    </message>
    <message>
        <source>Memory of the mean gradient, from 0 to below 1.</source>
        <translation>平均梯度的記憶，0 到小於 1。</translation>
    </message>
    <message>
        <source>Adam beta 2</source>
        <translation>Adam β2</translation>
    </message>
    <message>
        <source>Memory of the squared gradient, from 0 to below 1.</source>
        <translation>梯度平方的記憶，0 到小於 1。</translation>
    </message>
    <message>
        <source>Adam epsilon</source>
        <translation>Adam ε</translation>
    </message>
    <message>
        <source>Keeps the step finite where gradients vanish. More than 0, at most 1.</source>
        <translation>梯度消失時使步長保持有限。大於 0，最多 1。</translation>
    </message>
    <message>
        <source>Longest gradient</source>
        <translation>梯度上限</translation>
    </message>
    <message>
        <source>Gradients whose global norm is larger are scaled down to it. 0 never clips.</source>
        <translation>全域範數超過此值的梯度會被縮小到此值。0 表示從不裁剪。</translation>
    </message>
    <message>
        <source>Label weights</source>
        <translation>標籤權重</translation>
    </message>
    <message>
        <source>How much an example of each label counts in the loss: one number a label, in their order, divided by commas. Empty: all 1.</source>
        <translation>每個標籤的樣本在損失中的權重：每個標籤一個數，按順序以逗號分隔。留空：全為 1。</translation>
    </message>
    <message>
        <source>Balance labels</source>
        <translation>平衡標籤</translation>
    </message>
    <message>
        <source>Weights each label by rows / (labels * rows of the label), counted in train.</source>
        <translation>按 列數 /（標籤數 × 該標籤列數）為每個標籤加權，在訓練集中統計。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>裝置</translation>
    </message>
    <message>
        <source>auto takes a GPU where there is one; cpu, cuda or cuda:N choose.</source>
        <translation>auto 在有 GPU 時使用 GPU；也可選擇 cpu、cuda 或 cuda:N。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>fp32, or bf16 with fp32 master weights (faster and smaller on GPUs that have it). fp64 is for comparisons, on the CPU only.</source>
        <translation>fp32，或以 fp32 為主權重的 bf16（在支援的 GPU 上更快更省）。fp64 僅用於對比，只能在 CPU 上使用。</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 執行緒</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>執行緒</translation>
    </message>
    <message>
        <source>Threads for computing on the CPU. 0 takes the physical cores. Results are equal to the bit only with equal threads.</source>
        <translation>CPU 計算所用的執行緒數。0 表示實體核心數。執行緒數相同時結果才逐位元相同。</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>評估間隔</translation>
    </message>
    <message>
        <source>Evaluates on the development set every so many steps. 0: at the ends of epochs.</source>
        <translation>每隔這麼多步在開發集上評估。0：每輪結束時評估。</translation>
    </message>
    <message>
        <source>Epochs between evaluations</source>
        <translation>評估間隔輪數</translation>
    </message>
    <message>
        <source>Evaluates on the development set at the end of every so many epochs, and at the end of the run. A number of steps to evaluate after takes its place.</source>
        <translation>每隔這麼多輪結束時在開發集上評估，執行結束時也評估。設定了按步數的評估間隔時，以步數為準。</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>檢查點間隔</translation>
    </message>
    <message>
        <source>Writes a checkpoint every so many steps; a killed run goes on from there. 0: only at the end of the run.</source>
        <translation>每隔這麼多步寫一個檢查點；被終止的執行可從那裡繼續。0：僅在執行結束時。</translation>
    </message>
    <message>
        <source>Older checkpoints kept</source>
        <translation>保留的舊檢查點</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>個檢查點</translation>
    </message>
    <message>
        <source>How many step-N checkpoints are kept besides last and best.</source>
        <translation>除 last 和 best 外保留多少個 step-N 檢查點。</translation>
    </message>
    <message>
        <source>Metric of the best checkpoint</source>
        <translation>最佳檢查點的指標</translation>
    </message>
    <message>
        <source>The metric on the development set that decides which checkpoint is best, and early stopping.</source>
        <translation>開發集上決定最佳檢查點和提前停止的指標。</translation>
    </message>
    <message>
        <source>Early stopping after</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>次評估</translation>
    </message>
    <message>
        <source>Stops when the metric did not improve for so many evaluations. 0: off.</source>
        <translation>指標連續這麼多次評估沒有改善時停止。0：關閉。</translation>
    </message>
    <message>
        <source>Smallest improvement</source>
        <translation>最小改善</translation>
    </message>
    <message>
        <source>What the metric must gain to count as an improvement.</source>
        <translation>指標至少提高多少才算改善。</translation>
    </message>
    <message>
        <source>Checkpoint of the result</source>
        <translation>結果所用的檢查點</translation>
    </message>
    <message>
        <source>Which checkpoint the final evaluation and predictions use.</source>
        <translation>最終評估和預測使用哪個檢查點。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>隨機種子</translation>
    </message>
    <message>
        <source>Everything random follows from it: the order of examples, dropout, new weights, splits.</source>
        <translation>一切隨機性都由它決定：樣本順序、dropout、新權重和資料劃分。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>The name shown in lists. Empty: made from task and model.</source>
        <translation>清單中顯示的名稱。留空：由任務和模型產生。</translation>
    </message>
    <message>
        <source>MRPC, run_classifier</source>
        <translation>MRPC，run_classifier</translation>
    </message>
    <message>
        <source>BERT-Base on MRPC as in the READMEs of google-research/bert and pytorch-pretrained-BERT: accuracy 84 to 88 % over re-runs, 84.55 % in Google&apos;s sample.</source>
        <translation>BERT-Base 在 MRPC 上的設定，與 google-research/bert 和 pytorch-pretrained-BERT 的 README 相同：多次執行準確率 84% 到 88%，Google 範例為 84.55%。</translation>
    </message>
    <message>
        <source>GLUE, BERT paper</source>
        <translation>GLUE，BERT 論文</translation>
    </message>
    <message>
        <source>Devlin et al. 2019, section 4.1: batch 32, 3 epochs, the best learning rate of 5e-5, 4e-5, 3e-5 and 2e-5 on the development set. BERT-Base scores 79.6 on average on the test sets.</source>
        <translation>Devlin 等 2019，第 4.1 節：批次 32，3 輪，在開發集上從 5e-5、4e-5、3e-5、2e-5 中選最佳學習率。BERT-Base 在測試集上平均 79.6 分。</translation>
    </message>
    <message>
        <source>Fine-tuning, BERT paper</source>
        <translation>微調，BERT 論文</translation>
    </message>
    <message>
        <source>Devlin et al. 2019, appendix A.3: what works across tasks is batch 16 or 32, a learning rate of 5e-5, 3e-5 or 2e-5, and 2 to 4 epochs.</source>
        <translation>Devlin 等 2019，附錄 A.3：各任務通用的設定是批次 16 或 32，學習率 5e-5、3e-5 或 2e-5，2 到 4 輪。</translation>
    </message>
    <message>
        <source>Small models</source>
        <translation>小模型</translation>
    </message>
    <message>
        <source>google-research/bert, smaller models: 4 epochs, the best of batch 8 to 128 and learning rate 3e-4, 1e-4, 5e-5, 3e-5 for each task. BERT-Mini scores 65.8 on GLUE, BERT-Medium 73.5.</source>
        <translation>google-research/bert 的小模型：4 輪，每個任務在批次 8 到 128 與學習率 3e-4、1e-4、5e-5、3e-5 中取最佳。BERT-Mini 在 GLUE 上 65.8 分，BERT-Medium 73.5 分。</translation>
    </message>
    <message>
        <source>Transformers Trainer</source>
        <translation>Transformers Trainer</translation>
    </message>
    <message>
        <source>Hugging Face Transformers: the defaults of Trainer and run_glue. AdamW with bias correction, no weight decay, no warm-up, batch 8.</source>
        <translation>Hugging Face Transformers：Trainer 和 run_glue 的預設值。帶偏差校正的 AdamW，無權重衰減，無預熱，批次 8。</translation>
    </message>
    <message>
        <source>Range: %1 to %2</source>
        <translation>範圍：%1 到 %2</translation>
    </message>
    <message>
        <source>Range: %1 or more</source>
        <translation>範圍：%1 或更大</translation>
    </message>
    <message>
        <source>The example of Google&apos;s README: MRPC</source>
        <translation>Google 的 README 中的範例：MRPC</translation>
    </message>
    <message>
        <source>No default; required by Google and PPB run_classifier</source>
        <translation>無預設值；Google 和 PPB 的 run_classifier 都必須給出</translation>
    </message>
    <message>
        <source>Empty: the task&apos;s own layout</source>
        <translation>空：按任務自己的檔案配置</translation>
    </message>
    <message>
        <source>Empty: found by name, else asked for</source>
        <translation>空：按名稱查找，找不到則詢問</translation>
    </message>
    <message>
        <source>Empty: found by name; of two columns, the one that is not the text</source>
        <translation>空：按名稱查找；只有兩欄時，取不是文字的那一欄</translation>
    </message>
    <message>
        <source>auto: judged from the row itself</source>
        <translation>auto：根據該列本身判斷</translation>
    </message>
    <message>
        <source>Empty: the task&apos;s, as in run_classifier; for custom tasks those of the training file, sorted</source>
        <translation>空：任務自帶的標籤，與 run_classifier 相同；自訂任務則為訓練檔案中的標籤，排序後使用</translation>
    </message>
    <message>
        <source>0.1, a common choice; none of the original scripts splits</source>
        <translation>0.1，常見的選擇；原始腳本都不拆分</translation>
    </message>
    <message>
        <source>0: everything; 1,000 is enough for a first look</source>
        <translation>0：全部；1,000 足以先看一眼</translation>
    </message>
    <message>
        <source>Off: a test file that steers is no test</source>
        <translation>關：用來引導訓練的測試檔案就不再是測試</translation>
    </message>
    <message>
        <source>No default; PPB --bert_model, Google --init_checkpoint</source>
        <translation>無預設值；PPB 的 --bert_model，Google 的 --init_checkpoint</translation>
    </message>
    <message>
        <source>Off: fine-tuning starts from trained weights</source>
        <translation>關：微調從訓練好的權重開始</translation>
    </message>
    <message>
        <source>auto; Google true, PPB off</source>
        <translation>auto；Google 為 true，PPB 為關</translation>
    </message>
    <message>
        <source>config.json: 0.1 in every released BERT</source>
        <translation>config.json：所有已發布的 BERT 都是 0.1</translation>
    </message>
    <message>
        <source>Google 0.1; PPB and Transformers the hidden dropout</source>
        <translation>Google 0.1；PPB 和 Transformers 用隱藏層 dropout</translation>
    </message>
    <message>
        <source>Google, PPB and Transformers run_glue 128</source>
        <translation>Google、PPB 和 Transformers 的 run_glue 為 128</translation>
    </message>
    <message>
        <source>longest-first, as run_classifier; head-tail: Sun et al. 2019</source>
        <translation>longest-first，與 run_classifier 相同；head-tail：Sun 等人 2019</translation>
    </message>
    <message>
        <source>0: half; Sun et al. 2019 keep 128 of 510</source>
        <translation>0：一半；Sun 等人 2019 從 510 中保留 128</translation>
    </message>
    <message>
        <source>Google and PPB 32; paper 16, 32; Transformers 8 per device</source>
        <translation>Google 和 PPB 32；論文 16、32；Transformers 每台裝置 8</translation>
    </message>
    <message>
        <source>PPB and Transformers 1; Google has none</source>
        <translation>PPB 和 Transformers 1；Google 沒有</translation>
    </message>
    <message>
        <source>Google, PPB and Transformers 8; 32 here, as it only changes speed</source>
        <translation>Google、PPB 和 Transformers 8；這裡為 32，因為它只影響速度</translation>
    </message>
    <message>
        <source>adamw: Transformers; adamw-google: Google optimization.py, PPB BertAdam</source>
        <translation>adamw：Transformers；adamw-google：Google 的 optimization.py、PPB 的 BertAdam</translation>
    </message>
    <message>
        <source>Google, PPB and Transformers 5e-5; paper 2e-5 to 5e-5</source>
        <translation>Google、PPB 和 Transformers 5e-5；論文 2e-5 到 5e-5</translation>
    </message>
    <message>
        <source>linear: Transformers, PPB from 0.6; linear-google: Google optimization.py, PPB until 0.5</source>
        <translation>linear：Transformers、PPB 0.6 起；linear-google：Google 的 optimization.py、PPB 至 0.5</translation>
    </message>
    <message>
        <source>Google and PPB 0.1; Transformers 0</source>
        <translation>Google 和 PPB 0.1；Transformers 0</translation>
    </message>
    <message>
        <source>0: the share counts; Transformers 0</source>
        <translation>0：以比例為準；Transformers 0</translation>
    </message>
    <message>
        <source>1.0: Google&apos;s polynomial_decay</source>
        <translation>1.0：Google 的 polynomial_decay</translation>
    </message>
    <message>
        <source>0: Google&apos;s polynomial_decay</source>
        <translation>0：Google 的 polynomial_decay</translation>
    </message>
    <message>
        <source>Google, PPB and Transformers 3; paper 2 to 4</source>
        <translation>Google、PPB 和 Transformers 3；論文 2 到 4</translation>
    </message>
    <message>
        <source>0; Transformers -1, with the same meaning</source>
        <translation>0；Transformers 為 -1，意義相同</translation>
    </message>
    <message>
        <source>Google and PPB 0.01; Transformers 0</source>
        <translation>Google 和 PPB 0.01；Transformers 0</translation>
    </message>
    <message>
        <source>0.9 everywhere</source>
        <translation>處處都是 0.9</translation>
    </message>
    <message>
        <source>0.999 everywhere</source>
        <translation>處處都是 0.999</translation>
    </message>
    <message>
        <source>Transformers 1e-8; Google and PPB 1e-6</source>
        <translation>Transformers 1e-8；Google 和 PPB 1e-6</translation>
    </message>
    <message>
        <source>Google and Transformers 1.0 over all parameters; PPB 1.0 for each parameter</source>
        <translation>Google 和 Transformers 對全部參數 1.0；PPB 對每個參數 1.0</translation>
    </message>
    <message>
        <source>Empty: all equal, as every original script</source>
        <translation>空：全部相等，與所有原始腳本相同</translation>
    </message>
    <message>
        <source>Off, as every original script; the formula is scikit-learn&apos;s &quot;balanced&quot;</source>
        <translation>關，與所有原始腳本相同；公式為 scikit-learn 的 &quot;balanced&quot;</translation>
    </message>
    <message>
        <source>auto; PPB and Transformers take CUDA where they find it</source>
        <translation>auto；PPB 和 Transformers 找到 CUDA 就使用</translation>
    </message>
    <message>
        <source>fp32: Google, PPB and Transformers by default</source>
        <translation>fp32：Google、PPB 和 Transformers 的預設值</translation>
    </message>
    <message>
        <source>0: physical cores, as PyTorch</source>
        <translation>0：實體核心數，與 PyTorch 相同</translation>
    </message>
    <message>
        <source>0: each epoch; Transformers: as asked</source>
        <translation>0：每輪一次；Transformers：按要求</translation>
    </message>
    <message>
        <source>1, as Transformers&apos; strategy &quot;epoch&quot;</source>
        <translation>1，與 Transformers 的 &quot;epoch&quot; 策略相同</translation>
    </message>
    <message>
        <source>Transformers 500; Google 1000; PPB only at the end</source>
        <translation>Transformers 500；Google 1000；PPB 只在結束時</translation>
    </message>
    <message>
        <source>1; TensorFlow&apos;s Estimator 5; Transformers all</source>
        <translation>1；TensorFlow 的 Estimator 5；Transformers 全部</translation>
    </message>
    <message>
        <source>Empty: the task&apos;s first; Transformers: the loss</source>
        <translation>空：任務的第一個指標；Transformers：損失</translation>
    </message>
    <message>
        <source>0: off, as every original script</source>
        <translation>0：關閉，與所有原始腳本相同</translation>
    </message>
    <message>
        <source>Transformers 0.0</source>
        <translation>Transformers 0.0</translation>
    </message>
    <message>
        <source>last: Google, PPB; best: Transformers&apos; load_best_model_at_end</source>
        <translation>last：Google、PPB；best：Transformers 的 load_best_model_at_end</translation>
    </message>
    <message>
        <source>PPB and Transformers 42; Google has no flag</source>
        <translation>PPB 和 Transformers 42；Google 沒有此選項</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>nothing held out</source>
        <translation>不留出</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>全部列</translation>
    </message>
    <message>
        <source>as in config.json</source>
        <translation>依 config.json</translation>
    </message>
    <message>
        <source>half</source>
        <translation>一半</translation>
    </message>
    <message>
        <source>the share counts</source>
        <translation>依比例計</translation>
    </message>
    <message>
        <source>epochs count</source>
        <translation>依輪數計</translation>
    </message>
    <message>
        <source>never clipped</source>
        <translation>不裁剪</translation>
    </message>
    <message>
        <source>all physical cores</source>
        <translation>全部實體核心</translation>
    </message>
    <message>
        <source>at ends of epochs</source>
        <translation>每輪結束時</translation>
    </message>
    <message>
        <source>only at the end</source>
        <translation>僅在結束時</translation>
    </message>
    <message>
        <source>off</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>PieceWords</name>
    <message>
        <source>begins a word</source>
        <translation>詞的開頭</translation>
    </message>
    <message>
        <source>continues a word</source>
        <translation>詞的後續</translation>
    </message>
    <message>
        <source>unknown to the vocabulary</source>
        <translation>詞表中沒有</translation>
    </message>
    <message>
        <source>special token</source>
        <translation>特殊詞元</translation>
    </message>
    <message>
        <source>special token written in the text</source>
        <translation>寫在文字中的特殊詞元</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>control character</source>
        <translation>控制字元</translation>
    </message>
    <message>
        <source>invisible character</source>
        <translation>不可見字元</translation>
    </message>
    <message>
        <source>character of private use</source>
        <translation>私人使用區字元</translation>
    </message>
    <message>
        <source>unreadable bytes</source>
        <translation>無法讀取的位元組</translation>
    </message>
    <message>
        <source>accent</source>
        <translation>重音符號</translation>
    </message>
    <message>
        <source>position %1: %2</source>
        <translation>位置 %1：%2</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>編號 %1</translation>
    </message>
    <message>
        <source>text A %1</source>
        <translation>文字 A %1</translation>
    </message>
    <message>
        <source>text B %1</source>
        <translation>文字 B %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a description</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 of %2 positions</source>
        <translation>%2 個位置中用了 %1 個</translation>
    </message>
    <message>
        <source>%1 cut off</source>
        <translation>截去 %1</translation>
    </message>
    <message>
        <source>%1 in A, %2 in B</source>
        <translation>A 中 %1，B 中 %2</translation>
    </message>
    <message>
        <source>%1 pieces a word</source>
        <translation>每詞 %1 個詞片</translation>
    </message>
    <message>
        <source>%1 [UNK]</source>
        <translation>%1 個 [UNK]</translation>
    </message>
    <message>
        <source>nothing unknown</source>
        <translation>沒有未知詞</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) lost</source>
        <translation>
            <numerusform>遺失 %n 個字元</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing lost</source>
        <translation>沒有遺失</translation>
    </message>
    <message numerus="yes">
        <source>%n accent(s) removed</source>
        <translation>
            <numerusform>去除 %n 個重音符號</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the tokenizer removes the accent</source>
        <translation>%1：分詞器會去除重音符號</translation>
    </message>
    <message>
        <source>%1, %2: the tokenizer drops it</source>
        <translation>%1，%2：分詞器會丟棄它</translation>
    </message>
    <message numerus="yes">
        <source>%Ln position(s)</source>
        <translation>
            <numerusform>%Ln 個位置</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanTexts</name>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n 層</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 hidden</source>
        <translation>隱藏維度 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n 個注意力頭</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 M parameters</source>
        <translation>%1 M 參數</translation>
    </message>
    <message>
        <source>no weights: trained from scratch</source>
        <translation>沒有權重：從零訓練</translation>
    </message>
    <message>
        <source>set by max steps</source>
        <translation>由最大步數設定</translation>
    </message>
    <message>
        <source>%1 epochs × %2</source>
        <translation>%1 輪 × %2</translation>
    </message>
    <message>
        <source>peak %1 at step %2</source>
        <translation>第 %2 步達到峰值 %1</translation>
    </message>
    <message>
        <source>median %1 · longest %2</source>
        <translation>中位數 %1 · 最長 %2</translation>
    </message>
    <message>
        <source>No example is cut.</source>
        <translation>沒有樣本被截斷。</translation>
    </message>
    <message>
        <source>%1 of %2 examples are cut (%3 %), %4 tokens lost.</source>
        <translation>%2 個樣本中有 %1 個被截斷（%3%），損失 %4 個詞元。</translation>
    </message>
    <message>
        <source>%1 % of a padded batch would be padding; batches are packed.</source>
        <translation>若填充批次，%1% 將是填充；這裡的批次是緊湊打包的。</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>將 %1 設為 %2</translation>
    </message>
    <message>
        <source>estimated from %1 GFLOP/s</source>
        <translation>按 %1 GFLOP/s 估算</translation>
    </message>
    <message>
        <source>from your run %1: %2 tokens/s, here %3 examples/s</source>
        <translation>依據您的執行 %1：%2 詞元/秒，此處 %3 樣本/秒</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 個參數</translation>
    </message>
    <message>
        <source>%1 k parameters</source>
        <translation>%1 千個參數</translation>
    </message>
    <message>
        <source>There is no development file: %1 rows drawn from the training file serve instead.</source>
        <translation>沒有開發集檔案：改用從訓練檔案中抽取的 %1 列。</translation>
    </message>
    <message>
        <source>No dev split is used: all training rows are trained on, nothing is measured meanwhile, and the test file gives the results at the end.</source>
        <translation>不使用開發集：全部訓練列都用於訓練，期間不做評估，最後由測試檔案給出結果。</translation>
    </message>
    <message>
        <source>Now choose a model</source>
        <translation>接著選擇模型</translation>
    </message>
    <message>
        <source>First choose your data</source>
        <translation>請先選擇資料</translation>
    </message>
    <message>
        <source>A folder with config.json, vocab.txt and weights; without weights, training starts from scratch.</source>
        <translation>含 config.json、vocab.txt 和權重的資料夾；沒有權重時從頭訓練。</translation>
    </message>
    <message>
        <source>The task, and the folder with its files or a training file of your own. The page Start finds out what a folder holds, and has an example to try.</source>
        <translation>任務，以及含其檔案的資料夾或您自己的訓練檔案。「開始」頁能辨識資料夾中的內容，並提供可試用的範例。</translation>
    </message>
    <message>
        <source>Set to %1</source>
        <translation>設為 %1</translation>
    </message>
    <message>
        <source>Nothing is held out: all training rows are trained on, and nothing is measured, neither meanwhile nor at the end.</source>
        <translation>沒有留出任何資料：全部訓練列都用於訓練，期間和最後都不做評估。</translation>
    </message>
    <message>
        <source>%1 of %2 repeated</source>
        <translation>%2：%1 個重複</translation>
    </message>
    <message>
        <source>%1 of %2 repeated with another label</source>
        <translation>%2：%1 個重複而標籤不同</translation>
    </message>
    <message>
        <source>%1 of %2 in train too</source>
        <translation>%2：%1 個在訓練集中也有</translation>
    </message>
    <message>
        <source>%1 of %2 in train with another label</source>
        <translation>%2：%1 個在訓練集中標籤不同</translation>
    </message>
    <message>
        <source>%1 of %2 with an empty text</source>
        <translation>%2：%1 個有空文字</translation>
    </message>
    <message>
        <source>%1 of %2 in an odd encoding</source>
        <translation>%2：%1 個編碼可疑</translation>
    </message>
    <message>
        <source>[UNK]: %1 of the tokens, in %2</source>
        <comment>a share; examples of a split</comment>
        <translation>[UNK]：佔詞元的 %1，%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>examples of a split</comment>
        <translation>%2 中 %1 個樣本</translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>queued</source>
        <translation>排隊中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>進行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暫停</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中斷</translation>
    </message>
</context>
<context>
    <name>Split</name>
    <message>
        <source>dev mismatched</source>
        <translation>開發集（不相符）</translation>
    </message>
    <message>
        <source>test mismatched</source>
        <translation>測試集（不相符）</translation>
    </message>
    <message>
        <source>train</source>
        <translation>訓練集</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>開發集</translation>
    </message>
    <message>
        <source>test</source>
        <translation>測試集</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>MRPC: do two sentences say the same?</source>
        <translation>MRPC：兩個句子意思相同嗎？</translation>
    </message>
    <message>
        <source>SST-2: is a sentence positive or negative?</source>
        <translation>SST-2：句子是正面還是負面？</translation>
    </message>
    <message>
        <source>CoLA: is a sentence grammatical?</source>
        <translation>CoLA：句子合乎語法嗎？</translation>
    </message>
    <message>
        <source>MNLI: does the second sentence follow?</source>
        <translation>MNLI：第二句能由第一句推出嗎？</translation>
    </message>
    <message>
        <source>QNLI: does the sentence answer the question?</source>
        <translation>QNLI：句子回答了問題嗎？</translation>
    </message>
    <message>
        <source>QQP: do two questions ask the same?</source>
        <translation>QQP：兩個問題問的是同一件事嗎？</translation>
    </message>
    <message>
        <source>RTE: does the second sentence follow?</source>
        <translation>RTE：第二句能由第一句推出嗎？</translation>
    </message>
    <message>
        <source>STS-B: how similar are two sentences?</source>
        <translation>STS-B：兩個句子有多相似？</translation>
    </message>
    <message>
        <source>WNLI: whom does a pronoun mean?</source>
        <translation>WNLI：代詞指的是誰？</translation>
    </message>
    <message>
        <source>Your texts and labels</source>
        <translation>您的文字與標籤</translation>
    </message>
    <message>
        <source>Your text pairs and labels</source>
        <translation>您的文字對與標籤</translation>
    </message>
    <message>
        <source>Your texts and numbers</source>
        <translation>您的文字與數值</translation>
    </message>
    <message>
        <source>Your text pairs and numbers</source>
        <translation>您的文字對與數值</translation>
    </message>
    <message>
        <source>A folder for each class</source>
        <translation>每個類別一個資料夾</translation>
    </message>
</context>
<context>
    <name>TruncationWords</name>
    <message>
        <source>Longest first</source>
        <translation>先截較長的</translation>
    </message>
    <message>
        <source>Only first</source>
        <translation>只截第一段</translation>
    </message>
    <message>
        <source>Only second</source>
        <translation>只截第二段</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>留開頭</translation>
    </message>
    <message>
        <source>Tail</source>
        <translation>留結尾</translation>
    </message>
    <message>
        <source>Head + tail</source>
        <translation>留開頭與結尾</translation>
    </message>
</context>
<context>
    <name>cloze::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>關閉此訊息</translation>
    </message>
</context>
<context>
    <name>cloze::BusyNote</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>cloze::ChartMenu</name>
    <message>
        <source>Save the chart as a picture</source>
        <translation>將圖表儲存為圖片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>圖片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>&amp;Copy the values</source>
        <translation>複製數值(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save as a picture …</source>
        <translation>儲存為圖片(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>cloze::CheckpointsTab</name>
    <message>
        <source>Checkpoints appear here as the run writes them; each opens in Transformers as it is.</source>
        <translation>執行寫出的檢查點會出現在這裡；每個都能直接用 Transformers 開啟。</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>複製路徑(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>開啟資料夾(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>刪除(&amp;D)</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>檢查點</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步數</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>寫入時間</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>No program opens folders here.</source>
        <translation>這裡沒有能開啟資料夾的程式。</translation>
    </message>
    <message>
        <source>The folder is %1</source>
        <translation>資料夾是 %1</translation>
    </message>
    <message>
        <source>Choose a checkpoint first</source>
        <translation>請先選擇一個檢查點</translation>
    </message>
    <message>
        <source>%1 is kept for continuing and comparing</source>
        <translation>%1 保留下來，用於繼續訓練和比較</translation>
    </message>
    <message>
        <source>The run is going on and looks after its checkpoints itself</source>
        <translation>執行正在進行，會自行管理檢查點</translation>
    </message>
    <message>
        <source>Removes the folder from the disk; this cannot be undone</source>
        <translation>從磁碟上移除該資料夾；此操作無法復原</translation>
    </message>
    <message>
        <source>Delete %1 from the disk?</source>
        <translation>從磁碟上刪除 %1？</translation>
    </message>
    <message>
        <source>This cannot be undone; last and best stay.</source>
        <translation>此操作無法復原；last 和 best 會保留。</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>刪除 %1</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>The checkpoint was not deleted.</source>
        <translation>檢查點未能刪除。</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s), %1 on disk</source>
        <translation>
            <numerusform>%n 個檢查點，佔用磁碟 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::CommandPalette</name>
    <message>
        <source>Type a command, a page or the name of a run</source>
        <translation>輸入命令、頁面或執行的名稱</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>開啟 %1</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>前往 %1</translation>
    </message>
</context>
<context>
    <name>cloze::CompareModel</name>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>This vocabulary</source>
        <translation>此詞表</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>另一個</translation>
    </message>
</context>
<context>
    <name>cloze::CompareView</name>
    <message>
        <source>%1 of %2 words differ · pieces a word %3 and %4 · [UNK] %5 and %6</source>
        <translation>%2 個詞中有 %1 個不同 · 每詞詞片 %3 與 %4 · [UNK] %5 與 %6</translation>
    </message>
    <message>
        <source>Second vocabulary: a model folder or a vocab.txt</source>
        <translation>第二個詞表：模型資料夾或 vocab.txt</translation>
    </message>
    <message>
        <source>Casing of the second vocabulary</source>
        <translation>第二個詞表的大小寫</translation>
    </message>
    <message>
        <source>As its files say</source>
        <translation>依其檔案</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小寫</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原樣</translation>
    </message>
    <message>
        <source>Differences &amp;only</source>
        <translation>只看不同(&amp;O)</translation>
    </message>
    <message>
        <source>Words cut by both vocabularies</source>
        <translation>兩個詞表切分的詞</translation>
    </message>
    <message>
        <source>Same vocabulary, Google&apos;s rules</source>
        <translation>同一詞表，Google 的規則</translation>
    </message>
    <message>
        <source>Same vocabulary, Transformers&apos; rules</source>
        <translation>同一詞表，Transformers 的規則</translation>
    </message>
    <message>
        <source>Second vocabulary, or the same</source>
        <translation>第二個詞表，或同一個</translation>
    </message>
    <message>
        <source>Automatic: of another vocabulary what its files say; of the same one the other casing, or the same where only the rules are compared</source>
        <translation>自動：另一詞表按其檔案所述；同一詞表用另一種大小寫，只比較規則時則用相同大小寫</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Rules of the second vocabulary</source>
        <translation>第二個詞表的規則</translation>
    </message>
    <message>
        <source>Same rules</source>
        <translation>相同規則</translation>
    </message>
</context>
<context>
    <name>cloze::ConfusionList</name>
    <message>
        <source>Label</source>
        <translation>標籤</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>預測</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>樣本數</translation>
    </message>
    <message>
        <source>all examples</source>
        <translation>所有樣本</translation>
    </message>
    <message>
        <source>Confusions</source>
        <translation>混淆</translation>
    </message>
</context>
<context>
    <name>cloze::CurveChart</name>
    <message>
        <source>logarithmic</source>
        <translation>對數</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>輪</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小時</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 輪</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>還有 %1 個</translation>
    </message>
    <message>
        <source>%1 %2 (raw %3) at step %4</source>
        <translation>%1 %2（原值 %3），第 %4 步</translation>
    </message>
    <message>
        <source>%1 %2 (raw %3)</source>
        <translation>%1 %2（原值 %3）</translation>
    </message>
    <message>
        <source>%1 %2 at step %3</source>
        <translation>%1 %2，第 %3 步</translation>
    </message>
</context>
<context>
    <name>cloze::CurvesTab</name>
    <message>
        <source>The curves begin with the first step of training.</source>
        <translation>曲線從訓練的第一步開始。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步數</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>實際時間</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>輪次</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>橫軸</translation>
    </message>
    <message>
        <source>Horizontal axis of all charts</source>
        <translation>所有圖表的橫軸</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Weight of TensorBoard&apos;s moving average, 0 to 0.99</source>
        <translation>TensorBoard 滑動平均的權重，0 到 0.99</translation>
    </message>
    <message>
        <source>Log y</source>
        <translation>對數縱軸</translation>
    </message>
    <message>
        <source>Logarithmic vertical axes</source>
        <translation>縱軸採用對數刻度</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>儲存圖片</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>複製資料</translation>
    </message>
    <message>
        <source>The visible range of every chart, tab-separated; Ctrl+C on one chart copies that one</source>
        <translation>複製每個圖表可見範圍內的資料，以製表符分隔；在某個圖表上按 Ctrl+C 只複製該圖表</translation>
    </message>
    <message>
        <source>Save the curves as a picture</source>
        <translation>將曲線儲存為圖片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>圖片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>The picture was not saved.</source>
        <translation>圖片未能儲存。</translation>
    </message>
    <message>
        <source>The curves could not be read.</source>
        <translation>無法讀取曲線。</translation>
    </message>
    <message>
        <source>There is no curve to show.</source>
        <translation>沒有可顯示的曲線。</translation>
    </message>
</context>
<context>
    <name>cloze::DropField</name>
    <message>
        <source>Looking at it …</source>
        <translation>正在檢視…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>選擇資料夾</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>選擇檔案</translation>
    </message>
    <message>
        <source>Open something</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Drop a data set, a model or a run here</source>
        <translation>將資料集、模型或執行拖放到這裡</translation>
    </message>
    <message>
        <source>or type its path and press Enter</source>
        <translation>或輸入路徑後按 Enter</translation>
    </message>
    <message>
        <source>Path of a data set, a model or a run</source>
        <translation>資料集、模型或執行的路徑</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>選擇檔案(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose a fol&amp;der…</source>
        <translation>選擇資料夾(&amp;D)…</translation>
    </message>
</context>
<context>
    <name>cloze::ExampleBar</name>
    <message>
        <source>reading the data …</source>
        <translation>正在讀取資料…</translation>
    </message>
    <message>
        <source>counting tokens: %1 %</source>
        <translation>正在統計詞元：%1 %</translation>
    </message>
    <message>
        <source>none</source>
        <translation>沒有</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>資料(&amp;D)</translation>
    </message>
    <message>
        <source>Data set whose examples are shown</source>
        <translation>要檢視樣本的資料集</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>資料劃分</translation>
    </message>
    <message>
        <source>Previous example</source>
        <translation>上一個樣本</translation>
    </message>
    <message>
        <source>Previous example (Alt+Page Up)</source>
        <translation>上一個樣本（Alt+Page Up）</translation>
    </message>
    <message>
        <source>Next example</source>
        <translation>下一個樣本</translation>
    </message>
    <message>
        <source>Next example (Alt+Page Down)</source>
        <translation>下一個樣本（Alt+Page Down）</translation>
    </message>
    <message>
        <source>Number of the example</source>
        <translation>樣本序號</translation>
    </message>
    <message>
        <source>Which examples</source>
        <translation>哪些樣本</translation>
    </message>
    <message>
        <source>Find in the examples</source>
        <translation>在樣本中尋找</translation>
    </message>
    <message>
        <source>Find …</source>
        <translation>尋找…</translation>
    </message>
    <message>
        <source>not in one window</source>
        <translation>無法放入一個視窗</translation>
    </message>
    <message>
        <source>A data set&apos;s folder, a table or questions in SQuAD&apos;s layout, to walk through its examples</source>
        <translation>資料集資料夾、表格或 SQuAD 格式的問題檔案，用於逐條檢視</translation>
    </message>
    <message>
        <source>Only examples with: %1. Press to see the others too.</source>
        <translation>僅顯示這樣的樣本：%1。點選可看到其他樣本。</translation>
    </message>
    <message>
        <source>Show the other examples too</source>
        <translation>也顯示其他樣本</translation>
    </message>
</context>
<context>
    <name>cloze::ExamplesTab</name>
    <message>
        <source>Each example with its prediction appears here after the final evaluation of the run.</source>
        <translation>執行的最終評估完成後，每個樣本及其預測會出現在這裡。</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>評估</translation>
    </message>
    <message>
        <source>Only texts that contain …</source>
        <translation>僅顯示包含以下內容的文字…</translation>
    </message>
    <message>
        <source>Filter of the examples</source>
        <translation>樣本篩選</translation>
    </message>
    <message>
        <source>Wrong only</source>
        <translation>僅錯誤</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>複製表格</translation>
    </message>
    <message>
        <source>The selected rows, or all that are shown, tab-separated</source>
        <translation>選取的列或全部顯示的列，以製表符分隔</translation>
    </message>
    <message>
        <source>Examples and predictions</source>
        <translation>樣本與預測</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>正在讀取…</translation>
    </message>
    <message>
        <source>The predictions could not be read.</source>
        <translation>無法讀取預測結果。</translation>
    </message>
    <message>
        <source>%1 examples</source>
        <translation>%1 個樣本</translation>
    </message>
    <message>
        <source>%1 of %2 examples</source>
        <translation>%2 個樣本中的 %1 個</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>選擇欄位</translation>
    </message>
    <message>
        <source>Nothing was held out of this run&apos;s training, so there are no predictions to show. “Try it” asks the model about texts of your own.</source>
        <translation>該執行的訓練沒有留出任何資料，因此沒有可顯示的預測。可在「試用」中用您自己的文字詢問模型。</translation>
    </message>
    <message>
        <source>No example is chosen.</source>
        <translation>沒有選取樣本。</translation>
    </message>
    <message>
        <source>Inspect this example</source>
        <translation>檢視此樣本</translation>
    </message>
</context>
<context>
    <name>cloze::FindingTexts</name>
    <message>
        <source>There is nothing at %1.</source>
        <translation>%1 處沒有任何內容。</translation>
    </message>
    <message>
        <source>A data set. %1</source>
        <translation>資料集。%1</translation>
    </message>
    <message>
        <source>A model folder that cannot be opened.</source>
        <translation>無法開啟的模型資料夾。</translation>
    </message>
    <message>
        <source>A checkpoint of the run “%1”</source>
        <translation>執行「%1」的檢查點</translation>
    </message>
    <message>
        <source>A BERT model: %1</source>
        <translation>BERT 模型：%1</translation>
    </message>
    <message>
        <source>A run that cannot be read.</source>
        <translation>無法讀取的執行。</translation>
    </message>
    <message>
        <source>A run: %1</source>
        <translation>執行：%1</translation>
    </message>
    <message>
        <source>Settings of a run that cannot be read.</source>
        <translation>無法讀取的執行設定。</translation>
    </message>
    <message>
        <source>Settings of a run: %1</source>
        <translation>執行的設定：%1</translation>
    </message>
    <message>
        <source>TensorBoard&apos;s curves, which Cloze cannot show yet.</source>
        <translation>TensorBoard 的曲線，Cloze 暫時還不能顯示。</translation>
    </message>
    <message numerus="yes">
        <source>A folder of %n run(s)</source>
        <translation>
            <numerusform>包含 %n 個執行的資料夾</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>無法讀取 %1。</translation>
    </message>
    <message>
        <source>%1 is no data set, no model and no run.</source>
        <translation>%1 不是資料集、模型或執行。</translation>
    </message>
    <message>
        <source>Check the spelling, or choose it with one of the buttons.</source>
        <translation>請檢查拼寫，或用下面的按鈕選擇。</translation>
    </message>
    <message>
        <source>A folder of texts for each class, in %1</source>
        <translation>%1 中每個類別一個文字資料夾</translation>
    </message>
    <message>
        <source>Columns: %1</source>
        <translation>欄：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n 層</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 hidden</source>
        <translation>隱藏維度 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n 個注意力頭</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 M parameters</source>
        <translation>%1 M 參數</translation>
    </message>
    <message>
        <source>no weights: it starts from scratch</source>
        <translation>沒有權重：從零開始訓練</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n 個標籤</numerusform>
        </translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>It lies outside the folder of your runs; copy it there to open it here.</source>
        <translation>它不在您的執行資料夾中；請複製到那裡後再開啟。</translation>
    </message>
    <message>
        <source>Data, model and every option, as a run keeps them.</source>
        <translation>資料、模型和全部選項，與執行所儲存的一致。</translation>
    </message>
    <message>
        <source>A run of Cloze is a folder with run.json and metrics.db.</source>
        <translation>Cloze 的執行是包含 run.json 和 metrics.db 的資料夾。</translation>
    </message>
    <message>
        <source>Drop one of them here to see what can be done with it.</source>
        <translation>將其中一個拖放到這裡，看看可以做什麼。</translation>
    </message>
    <message>
        <source>A data set is a folder with train.tsv, train.csv or train.jsonl, or with a folder of texts for each class; a model is a folder with config.json and vocab.txt.</source>
        <translation>資料集是包含 train.tsv、train.csv 或 train.jsonl 的資料夾，或每個類別各有一個文字資料夾；模型是包含 config.json 和 vocab.txt 的資料夾。</translation>
    </message>
    <message>
        <source>A table has columns divided by tabs or commas, or an object a line (JSON lines).</source>
        <translation>表格的欄以製表符或逗號分隔，或每行一個物件（JSON lines）。</translation>
    </message>
    <message>
        <source>&amp;Train on this data</source>
        <translation>用此資料訓練(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Train on its folder, %n file(s)</source>
        <translation>
            <numerusform>用其所在資料夾訓練，%n 個檔案(&amp;T)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Train on this file</source>
        <translation>用此檔案訓練(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Start from this model</source>
        <translation>從此模型開始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open its run</source>
        <translation>開啟所屬執行(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open the run</source>
        <translation>開啟執行(&amp;O)</translation>
    </message>
    <message>
        <source>Train &amp;again with its settings</source>
        <translation>用其設定再次訓練(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Start from its checkpoint “%1”</source>
        <translation>從其檢查點「%1」開始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Train with these settings</source>
        <translation>用這些設定訓練(&amp;T)</translation>
    </message>
    <message>
        <source>A data set that cannot be read.</source>
        <translation>無法讀取的資料集。</translation>
    </message>
    <message>
        <source>Train on this file a&amp;lone</source>
        <translation>僅用此檔案訓練(&amp;L)</translation>
    </message>
    <message>
        <source>A folder of texts for each class</source>
        <translation>每個類別一個文字資料夾</translation>
    </message>
    <message>
        <source>&amp;Inspect its examples</source>
        <translation>檢視其中的樣本(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Inspect texts with its vocabulary</source>
        <translation>用它的詞表檢視文字(&amp;I)</translation>
    </message>
</context>
<context>
    <name>cloze::FindingsTable</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a count and its share</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Show these examples</source>
        <translation>顯示這些樣本</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>發現</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>樣本</translation>
    </message>
    <message>
        <source>tokens lost</source>
        <translation>遺失的詞元</translation>
    </message>
    <message>
        <source>[UNK] among the tokens</source>
        <translation>詞元中的 [UNK]</translation>
    </message>
    <message>
        <source>%1 of %2 tokens are [UNK].</source>
        <translation>%2 個詞元中有 %1 個是 [UNK]。</translation>
    </message>
    <message>
        <source>cut at %1 tokens</source>
        <translation>在 %1 個詞元處被截斷</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>被截斷</translation>
    </message>
    <message>
        <source>not in one window at %1 tokens</source>
        <translation>長度 %1 時無法放入一個視窗</translation>
    </message>
    <message>
        <source>What was found in the data</source>
        <translation>在資料中發現的</translation>
    </message>
    <message>
        <source>Choose a number to see its examples.</source>
        <translation>選一個數字檢視相應的樣本。</translation>
    </message>
</context>
<context>
    <name>cloze::HelpPage</name>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
</context>
<context>
    <name>cloze::HistogramChart</name>
    <message>
        <source>line at %1</source>
        <translation>直線位於 %1</translation>
    </message>
    <message>
        <source>%1 to %2 %3: %4</source>
        <translation>%1 到 %2 %3：%4</translation>
    </message>
    <message>
        <source>heights are logarithms</source>
        <translation>高度為對數</translation>
    </message>
</context>
<context>
    <name>cloze::InspectPage</name>
    <message>
        <source>Inspect</source>
        <translation>檢視</translation>
    </message>
    <message>
        <source>cutting into pieces …</source>
        <translation>正在切分…</translation>
    </message>
    <message>
        <source>Texts are shown here once there is a vocabulary to cut them with.</source>
        <translation>有了可用的詞表，文字就會顯示在這裡。</translation>
    </message>
    <message>
        <source>Type a text, or paste one, to see the pieces, ids and masks the model gets.</source>
        <translation>輸入或貼上一段文字，看看模型得到的詞片、編號與遮罩。</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>顯示一個例子</translation>
    </message>
    <message>
        <source>This vocabulary cannot be used.</source>
        <translation>這個詞表無法使用。</translation>
    </message>
    <message>
        <source>Text and pieces</source>
        <translation>文字與詞片</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>張量</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>複製為</translation>
    </message>
    <message>
        <source>Python lists</source>
        <translation>Python 串列</translation>
    </message>
    <message>
        <source>run_classifier log</source>
        <translation>run_classifier 日誌</translation>
    </message>
    <message>
        <source>Copy as %1</source>
        <translation>複製為 %1</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步驟</translation>
    </message>
    <message>
        <source>Truncation</source>
        <translation>截斷</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>資料集</translation>
    </message>
    <message>
        <source>Previous example</source>
        <translation>上一個樣本</translation>
    </message>
    <message>
        <source>Next example</source>
        <translation>下一個樣本</translation>
    </message>
    <message>
        <source>There is no further example.</source>
        <translation>沒有更多樣本了。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>window %1 of %2</source>
        <translation>第 %1 個視窗，共 %2 個</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>視窗</translation>
    </message>
    <message>
        <source>Label: %1</source>
        <translation>標籤：%1</translation>
    </message>
    <message>
        <source>The data set is being read; its examples are shown here.</source>
        <translation>正在讀取資料集；其樣本將顯示在這裡。</translation>
    </message>
</context>
<context>
    <name>cloze::LabelBars</name>
    <message>
        <source>Examples of each label</source>
        <translation>每個標籤的樣本數</translation>
    </message>
    <message numerus="yes">
        <source>and %n more label(s)</source>
        <translation>
            <numerusform>另有 %n 個標籤</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::LogTab</name>
    <message>
        <source>Only lines that contain …</source>
        <translation>僅顯示包含以下內容的行…</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>日誌篩選</translation>
    </message>
    <message>
        <source>Follow the end</source>
        <translation>跟隨末尾</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>複製日誌</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日誌</translation>
    </message>
    <message>
        <source>What the run says about itself appears here; nothing has been written yet.</source>
        <translation>執行的自述會出現在這裡；目前尚無內容。</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%2 行中的 %1 行</translation>
    </message>
    <message>
        <source>the last %1 lines</source>
        <translation>最後 %1 行</translation>
    </message>
</context>
<context>
    <name>cloze::MainWindow</name>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>執行</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>This is where you began.</source>
        <translation>這裡就是起點。</translation>
    </message>
    <message>
        <source>This is the newest place.</source>
        <translation>這裡就是最新的位置。</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) started here still go on.</source>
        <translation>
            <numerusform>在此啟動的 %n 個執行仍在進行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They can go on without the window, and be found under Runs when it is opened again.</source>
        <translation>
            <numerusform>關閉視窗後它們可以繼續進行，重新開啟時可在「執行」中找到。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep running and close</source>
        <translation>保持執行並關閉(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Stop, save and close</source>
        <translation>停止、儲存並關閉(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t close</source>
        <translation>不關閉(&amp;D)</translation>
    </message>
    <message>
        <source>Stopping; the window closes once the checkpoints are written …</source>
        <translation>正在停止；檢查點寫完後視窗將關閉…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>後退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前進</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>尋找命令</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close &amp;now</source>
        <translation>立即關閉(&amp;N)</translation>
    </message>
    <message>
        <source>A run could not be started, so the window stays open.</source>
        <translation>有一個執行未能啟動，因此視窗保持開啟。</translation>
    </message>
    <message>
        <source>The page Train says why.</source>
        <translation>「訓練」頁會說明原因。</translation>
    </message>
    <message>
        <source>Go to &amp;Train</source>
        <translation>前往「訓練」(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>%n more run(s) are to be started yet, which takes the window.</source>
        <translation>
            <numerusform>還有 %n 個執行有待啟動，這需要視窗。</numerusform>
        </translation>
    </message>
    <message>
        <source>Start &amp;all, keep running and close</source>
        <translation>全部啟動，保持執行並關閉(&amp;A)</translation>
    </message>
    <message>
        <source>The window closes once the last run is on its way …</source>
        <translation>最後一個執行啟動後視窗即關閉…</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>主題：跟隨系統</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主題：淺色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主題：深色</translation>
    </message>
    <message>
        <source>Language: as the system</source>
        <translation>語言：跟隨系統</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>語言：%1</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新執行</translation>
    </message>
    <message>
        <source>Try the bundled example</source>
        <translation>試用內建範例</translation>
    </message>
    <message>
        <source>Trash: deleted runs</source>
        <translation>資源回收筒：已刪除的執行</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>檢視</translation>
    </message>
    <message>
        <source>Inspect the examples of a data set</source>
        <translation>檢視資料集中的樣本</translation>
    </message>
</context>
<context>
    <name>cloze::OptionForm</name>
    <message>
        <source>Fewer options</source>
        <translation>收起選項</translation>
    </message>
    <message numerus="yes">
        <source>%n more option(s)</source>
        <translation>
            <numerusform>還有 %n 個選項</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::OptionRow</name>
    <message>
        <source>Show the columns of the data</source>
        <translation>顯示資料的欄</translation>
    </message>
</context>
<context>
    <name>cloze::PathEdit</name>
    <message>
        <source>Choose a file</source>
        <translation>選擇檔案</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>選擇資料夾</translation>
    </message>
</context>
<context>
    <name>cloze::Picture</name>
    <message>
        <source>%1: a picture can be saved as .png, .svg or .pdf; choose one of these endings.</source>
        <translation>%1：圖片可儲存為 .png、.svg 或 .pdf；請選擇其中一種副檔名。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>無法寫入 %1：%2。請選擇其他資料夾。</translation>
    </message>
</context>
<context>
    <name>cloze::PiecesModel</name>
    <message>
        <source>Code points of the text, as Transformers&apos; offset_mapping</source>
        <translation>文字的碼位，與 Transformers 的 offset_mapping 相同</translation>
    </message>
    <message>
        <source>Pos</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>詞片</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>段</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>遮罩</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>詞</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>標籤</translation>
    </message>
</context>
<context>
    <name>cloze::PiecesTable</name>
    <message>
        <source>Tensors as a table</source>
        <translation>張量表格</translation>
    </message>
</context>
<context>
    <name>cloze::PlanPanel</name>
    <message>
        <source>working it out …</source>
        <translation>正在計算…</translation>
    </message>
    <message>
        <source>updates as you type</source>
        <translation>隨輸入更新</translation>
    </message>
    <message>
        <source>estimated peak</source>
        <translation>估計峰值</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>Tokens per pair</source>
        <translation>每對的詞元數</translation>
    </message>
    <message>
        <source>Tokens per text</source>
        <translation>每段文字的詞元數</translation>
    </message>
    <message>
        <source>The plan is being worked out.</source>
        <translation>正在計算計畫。</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>計畫</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步數</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>記憶體</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁碟</translation>
    </message>
    <message>
        <source>The same from the command line</source>
        <translation>等價的命令列</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>複製命令</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>返回 %1</translation>
    </message>
    <message>
        <source>Open the &amp;first run</source>
        <translation>開啟第一個執行(&amp;F)</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>Drawn once the data can be read.</source>
        <translation>資料可讀取後繪製。</translation>
    </message>
    <message>
        <source>Drag the line to set the maximal length, or move it with the arrow keys.</source>
        <translation>拖曳直線設定最大長度，也可用方向鍵移動。</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Work it out</source>
        <translation>重新計算</translation>
    </message>
    <message numerus="yes">
        <source>Inspect the %n that are cut</source>
        <translation>
            <numerusform>檢視被截斷的 %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>No example is repeated, in two splits or empty, and none has [UNK].</source>
        <translation>沒有樣本重複、同在兩處或為空，也沒有樣本含 [UNK]。</translation>
    </message>
    <message>
        <source>Look through the data</source>
        <translation>檢視資料</translation>
    </message>
    <message>
        <source>What was found in the rows</source>
        <translation>在各列中發現的</translation>
    </message>
</context>
<context>
    <name>cloze::PredictionBars</name>
    <message>
        <source>Probabilities</source>
        <translation>機率</translation>
    </message>
</context>
<context>
    <name>cloze::PredictionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩陣</translation>
    </message>
    <message>
        <source>label</source>
        <translation>標籤</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>預測</translation>
    </message>
    <message>
        <source>label %1, predicted %2: %3</source>
        <translation>標籤 %1，預測 %2：%3</translation>
    </message>
    <message>
        <source>label %1, predicted %2: %3; click to show these only</source>
        <translation>標籤 %1，預測 %2：%3；點選僅顯示這些</translation>
    </message>
</context>
<context>
    <name>cloze::PredictionsModel</name>
    <message>
        <source>Row</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Text A</source>
        <translation>文字 A</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Text B</source>
        <translation>文字 B</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>標籤</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>預測</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>機率</translation>
    </message>
    <message>
        <source>All probabilities</source>
        <translation>全部機率</translation>
    </message>
</context>
<context>
    <name>cloze::PreflightView</name>
    <message>
        <source>Lengths of %1</source>
        <translation>%1的長度</translation>
    </message>
    <message>
        <source>At %1 tokens %2 of %3 examples are cut and %4 tokens lost.</source>
        <translation>在 %1 個詞元處，%3 個樣本中有 %2 個被截斷，遺失 %4 個詞元。</translation>
    </message>
    <message>
        <source>Without a length nothing is cut.</source>
        <translation>沒有長度就不會截斷。</translation>
    </message>
    <message>
        <source>Choose a data set above to see its lengths, its unknown words and what is odd in it.</source>
        <translation>在上面選一個資料集，檢視它的長度、未知詞和可疑之處。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>Histogram of lengths</source>
        <translation>長度直方圖</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>樣本</translation>
    </message>
    <message>
        <source>At %1 tokens %2 of %3 questions do not fit in one window, %4 windows in all; %5 answers are whole in none.</source>
        <translation>長度為 %1 個詞元時，%3 個問題中有 %2 個無法放入一個視窗，共 %4 個視窗；%5 個答案不完整地在任何視窗中。</translation>
    </message>
    <message>
        <source>Reading the data …</source>
        <translation>正在讀取資料…</translation>
    </message>
    <message>
        <source>Counting tokens: %1 %</source>
        <translation>正在統計詞元：%1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>median %1, 99 % up to %2, longest %3</source>
        <translation>中位數 %1，99 % 不超過 %2，最長 %3</translation>
    </message>
    <message>
        <source>Labels of %1</source>
        <translation>%1的標籤</translation>
    </message>
    <message>
        <source>%1 without a label</source>
        <translation>%1 個沒有標籤</translation>
    </message>
    <message>
        <source>Words that become [UNK]</source>
        <translation>成為 [UNK] 的詞</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>words</comment>
        <translation>%2 個中的 %1 個</translation>
    </message>
    <message>
        <source>%1 of over %2</source>
        <comment>words</comment>
        <translation>超過 %2 個中的 %1 個</translation>
    </message>
    <message>
        <source>Drag the line, or move it with the arrow keys, to see what a length cuts. A bar leads to its examples; Ctrl with the arrow keys goes from bar to bar, and Enter chooses one.</source>
        <translation>拖曳直線，或用方向鍵移動它，檢視某個長度會截掉什麼。長條通向相應的樣本；Ctrl 加方向鍵在長條之間移動，Enter 選取。</translation>
    </message>
    <message>
        <source>Examples that are cut</source>
        <translation>被截斷的樣本</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>詞</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次數</translation>
    </message>
    <message>
        <source>Choose a word to see its examples.</source>
        <translation>選一個詞檢視相應的樣本。</translation>
    </message>
    <message>
        <source>These numbers are not those of the vocabulary above.</source>
        <translation>這些數字不是按上方詞表得出的。</translation>
    </message>
    <message>
        <source>Counting with it, its casing and rules was not finished.</source>
        <translation>按該詞表、其大小寫與規則的計數沒有完成。</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新計數</translation>
    </message>
</context>
<context>
    <name>cloze::PresetBox</name>
    <message>
        <source>&amp;Preset</source>
        <translation>預設組(&amp;P)</translation>
    </message>
    <message>
        <source>Choose a preset</source>
        <translation>選擇預設組</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>預設組</translation>
    </message>
    <message>
        <source>Delete this preset</source>
        <translation>刪除此預設組</translation>
    </message>
</context>
<context>
    <name>cloze::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
</context>
<context>
    <name>cloze::RecentRuns</name>
    <message>
        <source>Recent runs</source>
        <translation>最近的執行</translation>
    </message>
    <message>
        <source>Your runs will stand here with their curves. The example beside is the quickest way to one.</source>
        <translation>您的執行及其曲線會顯示在這裡。旁邊的範例是最快的開始方式。</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>正在讀取…</translation>
    </message>
    <message numerus="yes">
        <source>All %n run(s)</source>
        <translation>
            <numerusform>全部 %n 個執行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::ResetDot</name>
    <message>
        <source>Differs from the preset, where it is empty. Press to put that back.</source>
        <translation>與預設組不同，預設組中為空。點選可恢復。</translation>
    </message>
    <message>
        <source>Differs from the preset&apos;s %1. Press to put that back.</source>
        <translation>與預設組的 %1 不同。點選可恢復。</translation>
    </message>
    <message>
        <source>As in the preset</source>
        <translation>與預設組相同</translation>
    </message>
</context>
<context>
    <name>cloze::Router</name>
    <message>
        <source>There is no page “%1”.</source>
        <translation>沒有名為「%1」的頁面。</translation>
    </message>
    <message>
        <source>Go to Start</source>
        <translation>前往開始頁</translation>
    </message>
    <message>
        <source>Unknown address</source>
        <translation>未知地址</translation>
    </message>
</context>
<context>
    <name>cloze::RowsPreview</name>
    <message>
        <source>First rows of the data</source>
        <translation>資料的前幾列</translation>
    </message>
    <message>
        <source>label</source>
        <translation>標籤</translation>
    </message>
    <message>
        <source>text A · text B</source>
        <translation>文字 A · 文字 B</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>%1 more rows</source>
        <translation>還有 %1 列</translation>
    </message>
    <message>
        <source>A click inspects it.</source>
        <translation>點擊即可檢視。</translation>
    </message>
</context>
<context>
    <name>cloze::RunCharts</name>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Dev metrics</source>
        <translation>開發集指標</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度範數</translation>
    </message>
    <message>
        <source>Examples per second</source>
        <translation>每秒樣本數</translation>
    </message>
    <message>
        <source>Real tokens per second</source>
        <translation>每秒有效詞元數</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>記憶體</translation>
    </message>
    <message>
        <source>examples/s</source>
        <translation>樣本/秒</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>詞元/秒</translation>
    </message>
    <message>
        <source>clipped at %1</source>
        <translation>裁剪到 %1</translation>
    </message>
    <message>
        <source>not clipped</source>
        <translation>不裁剪</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2上的%1</translation>
    </message>
    <message>
        <source>Dev %1</source>
        <translation>開發集%1</translation>
    </message>
    <message>
        <source>Dev %1 and %2</source>
        <translation>開發集%1與%2</translation>
    </message>
    <message>
        <source>after the first evaluation</source>
        <translation>首次評估之後顯示</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>峰值 %1</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>記憶體</translation>
    </message>
</context>
<context>
    <name>cloze::RunHead</name>
    <message>
        <source>Name of the run</source>
        <translation>執行的名稱</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>重新命名 (F2)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步數</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩餘時間</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Best dev metric</source>
        <translation>最佳開發集指標</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>記憶體</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>正在載入</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 輪</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>training alone</source>
        <translation>僅訓練</translation>
    </message>
    <message>
        <source>%1 ex/s</source>
        <translation>%1 樣本/秒</translation>
    </message>
    <message>
        <source>%1 real tokens/s</source>
        <translation>%1 有效詞元/秒</translation>
    </message>
    <message>
        <source>dev %1</source>
        <translation>開發集 %1</translation>
    </message>
    <message>
        <source>Best dev %1</source>
        <translation>最佳開發集%1</translation>
    </message>
    <message>
        <source>step %1, kept</source>
        <translation>第 %1 步，已保留</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>peak on %1</source>
        <translation>%1 上的峰值</translation>
    </message>
    <message>
        <source>Loss, last 20 steps</source>
        <translation>損失，最近 20 步</translation>
    </message>
    <message>
        <source>Mean speed</source>
        <translation>平均速度</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2上的%1</translation>
    </message>
    <message>
        <source>Dev metric</source>
        <translation>開發集指標</translation>
    </message>
    <message>
        <source>no dev split</source>
        <translation>沒有開發集</translation>
    </message>
</context>
<context>
    <name>cloze::RunPage</name>
    <message>
        <source>Run</source>
        <translation>執行</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>未能完成。</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暫停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>繼續(&amp;C)</translation>
    </message>
    <message>
        <source>Rename run</source>
        <translation>重新命名執行</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>樣本</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日誌</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>檢查點</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>試用</translation>
    </message>
    <message>
        <source>Choose a run from the list to see its curves, log and checkpoints.</source>
        <translation>從清單中選擇一個執行，檢視其曲線、日誌和檢查點。</translation>
    </message>
    <message>
        <source>“%1” is not a run&apos;s id.</source>
        <translation>「%1」不是執行的識別碼。</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>所有執行</translation>
    </message>
    <message>
        <source>The run “%1” cannot be shown: %2</source>
        <translation>無法顯示執行「%1」：%2</translation>
    </message>
    <message>
        <source>The run is %1.</source>
        <translation>該執行狀態為：%1。</translation>
    </message>
    <message>
        <source>No run is shown.</source>
        <translation>沒有顯示任何執行。</translation>
    </message>
    <message>
        <source>The run is stopping.</source>
        <translation>執行正在停止。</translation>
    </message>
    <message>
        <source>The run waits for its device; it can be stopped.</source>
        <translation>執行正在等待裝置；可以停止它。</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>The run is stopping; it writes a checkpoint first.</source>
        <translation>執行正在停止；會先寫一個檢查點。</translation>
    </message>
    <message>
        <source>The run is being continued.</source>
        <translation>正在繼續執行。</translation>
    </message>
    <message>
        <source>No checkpoint was written, so there is nothing to continue from.</source>
        <translation>沒有寫出檢查點，因此無法繼續。</translation>
    </message>
    <message>
        <source>The run failed at step %1.</source>
        <translation>執行在第 %1 步失敗。</translation>
    </message>
    <message>
        <source>The run was interrupted at step %1.</source>
        <translation>執行在第 %1 步中斷。</translation>
    </message>
    <message>
        <source>Its process ended without a word. It can go on from its last checkpoint.</source>
        <translation>其程序未留下資訊就結束了。可以從最後一個檢查點繼續。</translation>
    </message>
    <message>
        <source>Its process ended before the first checkpoint; train again with its settings.</source>
        <translation>其程序在第一個檢查點之前就結束了；請用其設定再次訓練。</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>再次訓練</translation>
    </message>
    <message>
        <source>The run could not be continued.</source>
        <translation>無法繼續該執行。</translation>
    </message>
    <message>
        <source>lr %1</source>
        <translation>學習率 %1</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>批次 %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>種子 %1</translation>
    </message>
    <message>
        <source>Result on %1: %2 (checkpoint %3, step %4, %5 examples)</source>
        <translation>%1上的結果：%2（檢查點：%3，第 %4 步，%5 個樣本）</translation>
    </message>
    <message>
        <source>%1 has no curves yet; they begin with the first step of training.</source>
        <translation>%1 還沒有曲線；曲線從訓練的第一步開始。</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>繼續(&amp;U)</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最後</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>%1, checkpoint %2</source>
        <translation>%1，檢查點：%2</translation>
    </message>
    <message>
        <source>Its process ended without a word. It can go on from step %1, its last checkpoint; no step is lost.</source>
        <translation>其程序未留下資訊就結束了。可以從最後一個檢查點（第 %1 步）繼續；沒有遺失任何一步。</translation>
    </message>
    <message>
        <source>Its process ended without a word. It can go on from step %1, its last checkpoint; step %2 is lost and trained again.</source>
        <translation>其程序未留下資訊就結束了。可以從最後一個檢查點（第 %1 步）繼續；第 %2 步已遺失，將重新訓練。</translation>
    </message>
    <message>
        <source>Its process ended without a word. It can go on from step %1, its last checkpoint; steps %2 to %3 are lost and trained again.</source>
        <translation>其程序未留下資訊就結束了。可以從最後一個檢查點（第 %1 步）繼續；第 %2 至 %3 步已遺失，將重新訓練。</translation>
    </message>
    <message>
        <source>Only the best checkpoint is there, which cannot be continued from.</source>
        <translation>只剩下最佳檢查點，而它無法用來繼續。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Its process ended without a word, and of its checkpoints only the best is there, which cannot be continued from; train again with its settings.</source>
        <translation>其程序未留下資訊就結束了，檢查點只剩下最佳的那個，而它無法用來繼續；請用其設定再次訓練。</translation>
    </message>
</context>
<context>
    <name>cloze::RunRow</name>
    <message>
        <source>unreadable</source>
        <translation>無法讀取</translation>
    </message>
    <message>
        <source>step %1 / %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2上的%1</translation>
    </message>
</context>
<context>
    <name>cloze::RunWatch</name>
    <message>
        <source>%1 is finished.</source>
        <translation>%1 已完成。</translation>
    </message>
    <message>
        <source>%1 is finished: %2.</source>
        <translation>%1 已完成：%2。</translation>
    </message>
    <message>
        <source>%1 was stopped after a checkpoint.</source>
        <translation>%1 已在寫出檢查點後停止。</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失敗：%2</translation>
    </message>
    <message>
        <source>%1 was interrupted. It can be resumed from its last checkpoint.</source>
        <translation>%1 已中斷，可從最後一個檢查點繼續。</translation>
    </message>
</context>
<context>
    <name>cloze::RunsModel</name>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步數</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任務</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>測量於</translation>
    </message>
    <message>
        <source>Train loss</source>
        <translation>訓練損失</translation>
    </message>
    <message>
        <source>Examples/s</source>
        <translation>樣本/秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>記憶體峰值</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>裝置</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>啟動時間</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>無法讀取</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>cloze::RunsPage</name>
    <message>
        <source>reading …</source>
        <translation>正在讀取…</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 個執行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%n 個執行中的 %1 個</numerusform>
        </translation>
    </message>
    <message>
        <source>Select one run first.</source>
        <translation>請先選擇一個執行。</translation>
    </message>
    <message>
        <source>Only a run that ended early can be continued.</source>
        <translation>只有提前結束的執行才能繼續。</translation>
    </message>
    <message>
        <source>This run cannot be opened.</source>
        <translation>無法開啟該執行。</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) moved to the trash.</source>
        <translation>
            <numerusform>%n 個執行已移到資源回收筒。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>The run could not be continued.</source>
        <translation>無法繼續該執行。</translation>
    </message>
    <message>
        <source>Options of the run</source>
        <translation>執行的選項</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>執行</translation>
    </message>
    <message>
        <source>Filter: name, task, state …</source>
        <translation>篩選：名稱、任務、狀態…</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>篩選執行</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>欄位(&amp;C)</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>選擇欄位</translation>
    </message>
    <message>
        <source>Runs stand here once one was started, from this window or from the command line.</source>
        <translation>從此視窗或命令列啟動執行後，會顯示在這裡。</translation>
    </message>
    <message>
        <source>Train the example</source>
        <translation>訓練範例</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重新命名</translation>
    </message>
    <message>
        <source>Train again with these settings</source>
        <translation>用這些設定再次訓練</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到資源回收筒</translation>
    </message>
    <message>
        <source>A run that goes on cannot be moved to the trash; stop it first.</source>
        <translation>正在進行的執行不能移到資源回收筒；請先停止它。</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>資源回收筒</translation>
    </message>
    <message>
        <source>&amp;Trash</source>
        <translation>資源回收筒(&amp;T)</translation>
    </message>
    <message>
        <source>Deleted runs, to be restored or deleted for good</source>
        <translation>已刪除的執行，可還原或永久刪除</translation>
    </message>
    <message>
        <source>No run matches “%1”.</source>
        <translation>沒有執行符合「%1」。</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>顯示所有執行</translation>
    </message>
    <message>
        <source>Inspect its examples</source>
        <translation>檢視其中的樣本</translation>
    </message>
</context>
<context>
    <name>cloze::ScheduleChart</name>
    <message>
        <source>Learning rate over the steps</source>
        <translation>學習率隨步數的變化</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>學習率</translation>
    </message>
    <message>
        <source>Drawn once the data can be read.</source>
        <translation>資料可讀取後即會繪製。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>step %1 · learning rate %2</source>
        <translation>第 %1 步 · 學習率 %2</translation>
    </message>
</context>
<context>
    <name>cloze::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Cloze %1, commit %2</source>
        <translation>Cloze %1，提交 %2</translation>
    </message>
    <message>
        <source>The engine is being loaded.</source>
        <translation>正在載入引擎。</translation>
    </message>
    <message>
        <source>LibTorch %1</source>
        <translation>LibTorch %1</translation>
    </message>
    <message>
        <source>fp32 matrix products: %1 GFLOP/s</source>
        <translation>fp32 矩陣乘法：%1 GFLOP/s</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外觀與語言</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>語言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主題(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Runs folder</source>
        <translation>執行資料夾(&amp;R)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主題</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>執行資料夾</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Write the whole path, from / on.</source>
        <translation>請寫出從 / 開始的完整路徑。</translation>
    </message>
    <message>
        <source>This is a file; choose a folder.</source>
        <translation>這是檔案；請選擇資料夾。</translation>
    </message>
    <message>
        <source>You may not write here; choose another folder.</source>
        <translation>您無權在此寫入；請選擇其他資料夾。</translation>
    </message>
    <message>
        <source>Where runs are kept and looked for. The command line uses the default folder too.</source>
        <translation>儲存和查詢執行的位置。命令列也使用預設資料夾。</translation>
    </message>
    <message>
        <source>Use the default folder</source>
        <translation>使用預設資料夾</translation>
    </message>
</context>
<context>
    <name>cloze::SettingsTab</name>
    <message>
        <source>Find an option: batch, train_batch_size, seed …</source>
        <translation>尋找選項：batch、train_batch_size、seed…</translation>
    </message>
    <message>
        <source>Find an option</source>
        <translation>尋找選項</translation>
    </message>
    <message>
        <source>Only what differs from the defaults</source>
        <translation>僅顯示與預設值不同的選項</translation>
    </message>
    <message>
        <source>&amp;Train again with these settings</source>
        <translation>用這些設定再次訓練(&amp;T)</translation>
    </message>
    <message>
        <source>Settings of the run</source>
        <translation>執行的設定</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>選項</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>預設值</translation>
    </message>
    <message>
        <source>Name on the command line</source>
        <translation>命令欄名稱</translation>
    </message>
    <message>
        <source>The same from the command line</source>
        <translation>等價的命令列</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>複製命令列</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令列</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1, differs from the default</source>
        <translation>%1，與預設值不同</translation>
    </message>
    <message>
        <source>Where it came from</source>
        <translation>來源</translation>
    </message>
    <message>
        <source>Files and their SHA-256</source>
        <translation>檔案及其 SHA-256</translation>
    </message>
    <message>
        <source>Version of Cloze</source>
        <translation>Cloze 版本</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Version of LibTorch</source>
        <translation>LibTorch 版本</translation>
    </message>
    <message>
        <source>Version of CUDA</source>
        <translation>CUDA 版本</translation>
    </message>
    <message>
        <source>Version of the driver</source>
        <translation>驅動程式版本</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>裝置</translation>
    </message>
    <message>
        <source>Name of the device</source>
        <translation>裝置名稱</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>處理器</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>執行緒數</translation>
    </message>
    <message>
        <source>bf16 arithmetic</source>
        <translation>bf16 運算</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>啟動時間</translation>
    </message>
    <message>
        <source>Has the settings of</source>
        <translation>設定取自</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>value, meaning</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>cloze::SourceBar</name>
    <message>
        <source>&amp;Vocabulary</source>
        <translation>詞表(&amp;V)</translation>
    </message>
    <message>
        <source>Vocabulary: a model folder or a vocab.txt</source>
        <translation>詞表：模型資料夾或 vocab.txt</translation>
    </message>
    <message>
        <source>A model folder or a vocab.txt</source>
        <translation>模型資料夾或 vocab.txt</translation>
    </message>
    <message>
        <source>C&amp;asing</source>
        <translation>大小寫(&amp;A)</translation>
    </message>
    <message>
        <source>Casing</source>
        <translation>大小寫</translation>
    </message>
    <message>
        <source>As its files say</source>
        <translation>依其檔案</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小寫</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原樣</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>長度(&amp;L)</translation>
    </message>
    <message>
        <source>Length: tokens, special ones counted</source>
        <translation>長度：詞元數，含特殊詞元</translation>
    </message>
    <message>
        <source>Positions, special tokens counted; 0: no limit and no padding</source>
        <translation>位置數，含特殊詞元；0：不限，也不填充</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Type or paste a text</source>
        <translation>輸入或貼上文字</translation>
    </message>
    <message>
        <source>Second text of a pair</source>
        <translation>文字對的第二段</translation>
    </message>
    <message>
        <source>Second text of a pair, if there is one</source>
        <translation>文字對的第二段（可無）</translation>
    </message>
    <message>
        <source>R&amp;ules</source>
        <translation>規則(&amp;U)</translation>
    </message>
    <message>
        <source>Rules of cutting</source>
        <translation>切分規則</translation>
    </message>
    <message>
        <source>Transformers&apos; fast tokenizer, or Google&apos;s original of 2018: they part over rare characters, special tokens in the text and very long words</source>
        <translation>Transformers 的 fast 分詞器，或 2018 年 Google 的原版：兩者在罕見字元、文字中的特殊詞元和很長的詞上有所不同</translation>
    </message>
</context>
<context>
    <name>cloze::SpecModel</name>
    <message>
        <source>“%1” is not a seed; seeds are whole numbers from 0, divided by commas.</source>
        <translation>「%1」不是隨機種子；種子是從 0 起的整數，以逗號分隔。</translation>
    </message>
    <message>
        <source>At least one seed is needed.</source>
        <translation>至少需要一個隨機種子。</translation>
    </message>
    <message>
        <source>At most %1 seeds can be started at once.</source>
        <translation>一次最多啟動 %1 個隨機種子。</translation>
    </message>
</context>
<context>
    <name>cloze::StartBar</name>
    <message>
        <source>The run is being started.</source>
        <translation>正在啟動執行。</translation>
    </message>
    <message>
        <source>The plan is being worked out.</source>
        <translation>正在計算計畫。</translation>
    </message>
    <message>
        <source>Nothing is being started.</source>
        <translation>沒有正在啟動的執行。</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n run(s)</source>
        <translation>
            <numerusform>開始 %n 個執行(&amp;S)</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在啟動…</translation>
    </message>
    <message>
        <source>Starting %1 of %2 …</source>
        <translation>正在啟動第 %1 個，共 %2 個…</translation>
    </message>
    <message>
        <source>On a sample of %1 rows</source>
        <translation>使用 %1 列樣本</translation>
    </message>
    <message>
        <source>&amp;Try on %1 rows</source>
        <translation>用 %1 列試執行(&amp;T)</translation>
    </message>
    <message>
        <source>Ready: about %1</source>
        <translation>就緒：約 %1</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>可以開始</translation>
    </message>
    <message>
        <source>Sa&amp;ve preset</source>
        <translation>儲存預設(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>開始訓練</translation>
    </message>
    <message>
        <source>Starts what the plan says.</source>
        <translation>按計畫所示開始。</translation>
    </message>
    <message>
        <source>Cancel the start</source>
        <translation>取消啟動</translation>
    </message>
    <message>
        <source>Ends the process that reads the data; runs that have begun go on.</source>
        <translation>結束正在讀取資料的程序；已開始的執行會繼續。</translation>
    </message>
    <message>
        <source>Try on a sample</source>
        <translation>用樣本試執行</translation>
    </message>
    <message>
        <source>Limits train, dev and test to 1,000 rows each, to see whether everything fits together.</source>
        <translation>將訓練集、開發集和測試集各限制為 1,000 列，以檢查各項是否相符。</translation>
    </message>
    <message>
        <source>Save the settings as a preset</source>
        <translation>將設定儲存為預設組</translation>
    </message>
    <message>
        <source>Keeps these settings, without data and model, under a name.</source>
        <translation>將這些設定（不含資料和模型）以名稱儲存。</translation>
    </message>
    <message>
        <source>Name of the preset, then Enter</source>
        <translation>預設名稱，然後按 Enter</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>預設組的名稱</translation>
    </message>
    <message>
        <source>The plan was cancelled; have it worked out first.</source>
        <translation>計畫的計算已取消；請先重新計算。</translation>
    </message>
</context>
<context>
    <name>cloze::StartPage</name>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Fine-tune BERT on this machine and see what it learns</source>
        <translation>在本機微調 BERT，觀察它學到了什麼</translation>
    </message>
    <message>
        <source>The bundled example</source>
        <translation>內建範例</translation>
    </message>
    <message>
        <source>A small BERT learns what a question is about, from 4,800 questions of six topics. It takes about a minute on two processor cores and needs no download.</source>
        <translation>一個小型 BERT 從六個主題的 4,800 個問題中學習問題的主題。在兩個處理器核心上約需一分鐘，無需下載。</translation>
    </message>
    <message>
        <source>Try the bundled example</source>
        <translation>試用內建範例</translation>
    </message>
    <message>
        <source>Try the bundled &amp;example</source>
        <translation>試用內建範例(&amp;E)</translation>
    </message>
</context>
<context>
    <name>cloze::StatusLine</name>
    <message>
        <source>%1 of %2 in use</source>
        <translation>已用 %1，共 %2</translation>
    </message>
    <message>
        <source>Engine loading …</source>
        <translation>正在載入引擎…</translation>
    </message>
    <message>
        <source>LibTorch is being loaded; everything but Try it works already.</source>
        <translation>正在載入 LibTorch；除「試用」外均已可用。</translation>
    </message>
    <message>
        <source>Engine ready · LibTorch %1</source>
        <translation>引擎就緒 · LibTorch %1</translation>
    </message>
    <message>
        <source>Engine missing</source>
        <translation>缺少引擎</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1</source>
        <translation>
            <numerusform>%n 個執行：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the run</source>
        <translation>開啟執行</translation>
    </message>
    <message>
        <source>%1 % busy</source>
        <translation>佔用 %1%</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1, step %2 of %3</source>
        <translation>
            <numerusform>%n 個執行：%1，第 %2 步，共 %3 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1, step %2 of %3, %4 left</source>
        <translation>
            <numerusform>%n 個執行：%1，第 %2 步，共 %3 步，剩餘 %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::StepsView</name>
    <message>
        <source>Steps</source>
        <translation>步驟</translation>
    </message>
    <message>
        <source>How “%1” was taken</source>
        <translation>「%1」的由來</translation>
    </message>
    <message numerus="yes">
        <source>How “%1” became %n piece(s)</source>
        <translation>
            <numerusform>「%1」怎樣成為 %n 個詞片</numerusform>
        </translation>
    </message>
    <message>
        <source>clean</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>nothing to clean</source>
        <translation>無需清理</translation>
    </message>
    <message>
        <source>CJK</source>
        <translation>中日韓</translation>
    </message>
    <message>
        <source>no CJK character to set apart</source>
        <translation>沒有要隔開的漢字</translation>
    </message>
    <message>
        <source>accents</source>
        <translation>重音</translation>
    </message>
    <message>
        <source>no accent to remove</source>
        <translation>沒有要去除的重音符號</translation>
    </message>
    <message>
        <source>lower case</source>
        <translation>小寫</translation>
    </message>
    <message>
        <source>nothing to lower</source>
        <translation>沒有要轉小寫的字母</translation>
    </message>
    <message>
        <source>split</source>
        <translation>切開</translation>
    </message>
    <message>
        <source>one word</source>
        <translation>一個詞</translation>
    </message>
    <message>
        <source>switched off for this vocabulary</source>
        <translation>此詞表不做這一步</translation>
    </message>
    <message>
        <source>match</source>
        <translation>比對</translation>
    </message>
    <message>
        <source>none of them is in the vocabulary, so the whole of “%1” is [UNK]</source>
        <translation>它們都不在詞表中，因此整個「%1」成為 [UNK]</translation>
    </message>
    <message>
        <source>longest in the vocabulary: %1, id %2</source>
        <translation>詞表中最長的：%1，編號 %2</translation>
    </message>
    <message>
        <source>Point at a piece to see how it came to be.</source>
        <translation>指向一個詞片，看它怎樣得來。</translation>
    </message>
    <message>
        <source>This token was not cut from the text: it marks a beginning or an end, or fills up to the length.</source>
        <translation>這個詞元不是從文字切出的：它標記開頭或結尾，或填充到所需長度。</translation>
    </message>
    <message>
        <source>A special token that is written in the text is taken as it is, before any other step.</source>
        <translation>寫在文字中的特殊詞元在其他步驟之前原樣取用。</translation>
    </message>
    <message>
        <source>a sigma that ends a word becomes ς</source>
        <translation>詞末的 sigma 變為 ς</translation>
    </message>
    <message>
        <source>“%1” has more than %2 characters, and only %3 may be in a word, so it is not looked up</source>
        <translation>「%1」超過 %2 個字元，而一個詞最多 %3 個，因此不查找</translation>
    </message>
    <message>
        <source>“%1” has %2 characters, more than the %3 a word may have, so it is not looked up</source>
        <translation>「%1」有 %2 個字元，超過一個詞可有的 %3 個，因此不查找</translation>
    </message>
</context>
<context>
    <name>cloze::TableManners</name>
    <message>
        <source>Copy as text</source>
        <translation>複製為文字</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>選擇欄位</translation>
    </message>
</context>
<context>
    <name>cloze::TensorStrips</name>
    <message>
        <source>Tensors as strips</source>
        <translation>張量條帶</translation>
    </message>
    <message>
        <source>padding, not sent to the model</source>
        <translation>填充，不送入模型</translation>
    </message>
    <message numerus="yes">
        <source>%Ln position(s)</source>
        <translation>
            <numerusform>%Ln 個位置</numerusform>
        </translation>
    </message>
    <message>
        <source>token type 0 up to %1, then 1</source>
        <translation>詞元類型到 %1 為 0，之後為 1</translation>
    </message>
    <message>
        <source>token type 0 throughout</source>
        <translation>詞元類型均為 0</translation>
    </message>
    <message>
        <source>mask 1 up to %1, then padding</source>
        <translation>遮罩到 %1 為 1，之後為填充</translation>
    </message>
    <message>
        <source>mask 1 throughout, no padding</source>
        <translation>遮罩均為 1，沒有填充</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>標籤 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a description</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>cloze::TokenTextView</name>
    <message>
        <source>Text and pieces</source>
        <translation>文字與詞片</translation>
    </message>
</context>
<context>
    <name>cloze::TrainPage</name>
    <message>
        <source>Preset “%1” saved.</source>
        <translation>預設組「%1」已儲存。</translation>
    </message>
    <message>
        <source>It stands in the list above, under the built-in ones.</source>
        <translation>它在上方清單中，位於內建預設之下。</translation>
    </message>
    <message>
        <source>No option is called “%1” here, in Google&apos;s scripts, PPB&apos;s or Transformers&apos;.</source>
        <translation>這裡以及 Google 指令碼、PPB、Transformers 中都沒有名為「%1」的選項。</translation>
    </message>
    <message>
        <source>“%1” is not an option.</source>
        <translation>「%1」不是選項。</translation>
    </message>
    <message>
        <source>The rest of the address was used.</source>
        <translation>已使用地址的其餘部分。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>The example could not be read.</source>
        <translation>無法讀取範例。</translation>
    </message>
    <message>
        <source>The bundled example is filled in: press Start.</source>
        <translation>內建範例已填好：請按「開始」。</translation>
    </message>
    <message>
        <source>The settings of “%1” could not be read.</source>
        <translation>無法讀取「%1」的設定。</translation>
    </message>
    <message>
        <source>The settings of “%1” are filled in.</source>
        <translation>「%1」的設定已填好。</translation>
    </message>
    <message>
        <source>The settings in “%1” are filled in.</source>
        <translation>「%1」中的設定已填好。</translation>
    </message>
    <message>
        <source>The settings in “%1” could not be read.</source>
        <translation>無法讀取「%1」中的設定。</translation>
    </message>
    <message>
        <source>What stood here before can be brought back.</source>
        <translation>之前的內容可以恢復。</translation>
    </message>
    <message>
        <source>The preset could not be applied.</source>
        <translation>無法套用該預設組。</translation>
    </message>
    <message>
        <source>Preset “%1” applied.</source>
        <translation>已套用預設組「%1」。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU: %1</source>
        <translation>CPU：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s), one after the other</source>
        <translation>
            <numerusform>%n 個執行，依次進行</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新執行</translation>
    </message>
    <message>
        <source>Find an option: batch, train_batch_size, seed …</source>
        <translation>尋找選項：batch、train_batch_size、seed…</translation>
    </message>
    <message>
        <source>Find an option</source>
        <translation>尋找選項</translation>
    </message>
    <message>
        <source>Preset “%1” deleted.</source>
        <translation>預設組「%1」已刪除。</translation>
    </message>
    <message>
        <source>The run did not start.</source>
        <translation>執行沒有啟動。</translation>
    </message>
    <message>
        <source>Run %1 of %2, with seed %3, did not start.</source>
        <translation>第 %1 個執行（共 %2 個，種子 %3）沒有啟動。</translation>
    </message>
    <message>
        <source>The other runs were not started.</source>
        <translation>其餘的執行沒有啟動。</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) before it go on.</source>
        <translation>
            <numerusform>在它之前的 %n 個執行繼續進行。</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture was not saved.</source>
        <translation>圖片沒有儲存。</translation>
    </message>
    <message>
        <source>The example&apos;s settings were put aside for your own.</source>
        <translation>範例的設定已收起，換成您自己的。</translation>
    </message>
    <message>
        <source>Name, data files, model, device and seeds stay.</source>
        <translation>名稱、資料檔案、模型、裝置和種子不變。</translation>
    </message>
    <message>
        <source>Name, data, model and seeds stay.</source>
        <translation>名稱、資料、模型和種子不變。</translation>
    </message>
    <message>
        <source>Everything was set like this already.</source>
        <translation>所有設定原本就是如此。</translation>
    </message>
    <message>
        <source>Changed: %1.</source>
        <translation>已變更：%1。</translation>
    </message>
    <message>
        <source>All settings are at their defaults again.</source>
        <translation>所有設定已恢復為預設值。</translation>
    </message>
    <message>
        <source>Name, data and model stay.</source>
        <translation>名稱、資料和模型不變。</translation>
    </message>
    <message>
        <source>Reset to &amp;defaults</source>
        <translation>恢復預設值(&amp;D)</translation>
    </message>
    <message>
        <source>Reset the settings to their defaults</source>
        <translation>將設定恢復為預設值</translation>
    </message>
    <message>
        <source>Puts every setting back to its default; name, data and model stay. Can be undone.</source>
        <translation>將每項設定恢復為預設值；名稱、資料和模型不變。可以復原。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>計畫</translation>
    </message>
    <message>
        <source>What you opened is filled in.</source>
        <translation>已填入您開啟的內容。</translation>
    </message>
    <message>
        <source>Preset “%1” replaced.</source>
        <translation>預設組「%1」已取代。</translation>
    </message>
    <message>
        <source>There was one with this name; it can be brought back.</source>
        <translation>原有一個同名預設組，可以恢復。</translation>
    </message>
</context>
<context>
    <name>cloze::TrashView</name>
    <message>
        <source>unreadable</source>
        <translation>無法讀取</translation>
    </message>
    <message>
        <source>Its files lie in %1 and stay there.</source>
        <translation>其檔案位於 %1，會保留在那裡。</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>正在讀取…</translation>
    </message>
    <message numerus="yes">
        <source>%n deleted run(s), %1</source>
        <translation>
            <numerusform>%n 個已刪除的執行，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a run first.</source>
        <translation>請先選取一個執行。</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s) for good?</source>
        <translation>
            <numerusform>永久刪除 %n 個執行？</numerusform>
        </translation>
    </message>
    <message>
        <source>Curves, checkpoints, predictions and settings are lost, %1 in all. This cannot be undone.</source>
        <translation>曲線、檢查點、預測和設定都會遺失，共 %1。此操作無法復原。</translation>
    </message>
    <message>
        <source>Delete for &amp;good</source>
        <translation>永久刪除(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>未能完成。</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>資源回收筒</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>還原</translation>
    </message>
    <message>
        <source>Delete for good …</source>
        <translation>永久刪除…</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>還原(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete for good …</source>
        <translation>永久刪除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;All runs</source>
        <translation>所有執行(&amp;A)</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>所有執行</translation>
    </message>
    <message>
        <source>Deleted runs</source>
        <translation>已刪除的執行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任務</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>刪除時間</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>The trash is empty. Deleted runs come here and can be restored.</source>
        <translation>資源回收筒是空的。刪除的執行會放到這裡，可以還原。</translation>
    </message>
    <message numerus="yes">
        <source>deleting %n run(s) for good …</source>
        <translation>
            <numerusform>正在永久刪除 %n 個執行…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n run(s) whose files lie elsewhere only the link goes; the files stay.</source>
        <translation>
            <numerusform>其中 %n 個執行的檔案位於別處：只刪除連結，檔案保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs are being deleted; wait until that is done.</source>
        <translation>正在刪除執行，請等待完成。</translation>
    </message>
</context>
<context>
    <name>cloze::TruncationRow</name>
    <message>
        <source>The one text alone cannot make room enough, so the other is cut too; Transformers refuses such an example.</source>
        <translation>單靠這一段騰不出足夠的位置，另一段也被截短；Transformers 會拒絕這樣的樣本。</translation>
    </message>
    <message>
        <source>loses nothing</source>
        <translation>沒有遺失</translation>
    </message>
    <message>
        <source>loses %1</source>
        <translation>遺失 %1</translation>
    </message>
    <message>
        <source>keeps %1 of A, %2 of B, %3</source>
        <translation>A 保留 %1，B 保留 %2，%3</translation>
    </message>
    <message>
        <source>keeps %1, %2</source>
        <translation>保留 %1，%2</translation>
    </message>
    <message>
        <source>%1; cuts the other text too</source>
        <translation>%1；另一段也被截短</translation>
    </message>
</context>
<context>
    <name>cloze::TruncationView</name>
    <message>
        <source>What each way of cutting to %1 tokens keeps; choose one for the views above.</source>
        <translation>截斷到 %1 個詞元時各種方式保留什麼；選一種用於上面的檢視。</translation>
    </message>
    <message>
        <source>Without a length nothing is cut. Give one above to see what each way keeps.</source>
        <translation>沒有長度就不會截斷。在上面填一個長度，看看各種方式保留什麼。</translation>
    </message>
    <message>
        <source>Tokens from the head</source>
        <translation>開頭的詞元數</translation>
    </message>
    <message>
        <source>half</source>
        <translation>一半</translation>
    </message>
</context>
<context>
    <name>cloze::TryTab</name>
    <message>
        <source>Text B</source>
        <translation>文字 B</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>檢查點</translation>
    </message>
    <message>
        <source>Pre&amp;dict</source>
        <translation>預測(&amp;D)</translation>
    </message>
    <message>
        <source>%1 (step %2)</source>
        <translation>%1（第 %2 步）</translation>
    </message>
    <message>
        <source>The run can be tried as soon as it has written its first checkpoint.</source>
        <translation>執行寫出第一個檢查點後即可試用。</translation>
    </message>
    <message>
        <source>This run has no checkpoint left to try.</source>
        <translation>該執行沒有可供試用的檢查點。</translation>
    </message>
    <message>
        <source>Text A</source>
        <translation>文字 A</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Type both texts first</source>
        <translation>請先輸入兩段文字</translation>
    </message>
    <message>
        <source>Type a text first</source>
        <translation>請先輸入文字</translation>
    </message>
    <message>
        <source>Ctrl+Return; it is also asked when you stop typing</source>
        <translation>Ctrl+Enter；停止輸入時也會自動預測</translation>
    </message>
    <message>
        <source>The engine is not there, so nothing can be predicted.</source>
        <translation>引擎不可用，因此無法預測。</translation>
    </message>
    <message>
        <source>the engine is loading …</source>
        <translation>正在載入引擎…</translation>
    </message>
    <message>
        <source>predicting …</source>
        <translation>正在預測…</translation>
    </message>
    <message>
        <source>This could not be predicted.</source>
        <translation>無法預測。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Inspect the pieces</source>
        <translation>檢視詞片</translation>
    </message>
    <message>
        <source>What the model gets of this text</source>
        <translation>模型從此文字得到什麼</translation>
    </message>
</context>
<context>
    <name>cloze::WindowBands</name>
    <message>
        <source>Paragraph with its windows</source>
        <translation>段落及其視窗</translation>
    </message>
    <message>
        <source>Left and Right go from window to window. Drag over the text to mark an answer.</source>
        <translation>左右方向鍵在視窗之間移動。在文字上拖曳可標記答案。</translation>
    </message>
    <message>
        <source>Window %1 of %2: tokens %3–%4 of the paragraph</source>
        <translation>第 %1 個視窗，共 %2 個：段落的詞元 %3–%4</translation>
    </message>
    <message>
        <source>The answer is in it, at positions %1–%2.</source>
        <translation>答案在其中，位置 %1–%2。</translation>
    </message>
    <message>
        <source>The answer is not wholly in it.</source>
        <translation>答案不完整地在其中。</translation>
    </message>
</context>
<context>
    <name>cloze::WindowsModel</name>
    <message>
        <source>Tokens of the paragraph, from the first to before the last</source>
        <translation>段落的詞元，從第一個到末尾之前</translation>
    </message>
    <message>
        <source>Positions with mask 1: question, window and three special tokens</source>
        <translation>遮罩為 1 的位置：問題、視窗和三個特殊詞元</translation>
    </message>
    <message>
        <source>Positions of the answer&apos;s first and last token; 0–0, [CLS], where it is not wholly in the window</source>
        <translation>答案首尾詞元的位置；不完整地在視窗中時為 0–0，即 [CLS]</translation>
    </message>
    <message>
        <source>Tokens that have more text around them in this window than in any other, and their share of it; answers are taken from there</source>
        <translation>在此視窗中上下文最多的詞元及其占比；答案取自這裡</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>視窗</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>詞元</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長度</translation>
    </message>
    <message>
        <source>Answer at</source>
        <translation>答案位置</translation>
    </message>
    <message>
        <source>Max context</source>
        <translation>最大上下文</translation>
    </message>
</context>
<context>
    <name>cloze::WindowsView</name>
    <message>
        <source>no window has the whole answer “%1”</source>
        <translation>沒有視窗含有完整的答案「%1」</translation>
    </message>
    <message>
        <source>answer “%1” whole in %2 of them</source>
        <translation>答案「%1」完整地在其中 %2 個</translation>
    </message>
    <message>
        <source>“%1” does not stand in the paragraph</source>
        <translation>「%1」不在段落中</translation>
    </message>
    <message>
        <source>unanswerable: the answer is [CLS]</source>
        <translation>無答案：答案為 [CLS]</translation>
    </message>
    <message>
        <source>no answer given</source>
        <translation>未給出答案</translation>
    </message>
    <message>
        <source>question %1 of %2 tokens</source>
        <translation>問題保留 %2 個詞元中的 %1 個</translation>
    </message>
    <message numerus="yes">
        <source>question %n token(s)</source>
        <translation>
            <numerusform>問題 %n 個詞元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n 個視窗</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>paragraph %n token(s)</source>
        <translation>
            <numerusform>段落 %n 個詞元</numerusform>
        </translation>
    </message>
    <message>
        <source>St&amp;ride</source>
        <translation>步長(&amp;R)</translation>
    </message>
    <message>
        <source>Stride of the windows, in tokens</source>
        <translation>視窗的步長，以詞元計</translation>
    </message>
    <message>
        <source>doc_stride: tokens from the start of one window to the next one&apos;s, or shared by both, as is chosen beside it</source>
        <translation>doc_stride：從一個視窗的起點到下一個起點的詞元數，或兩者共有的詞元數，由旁邊的選擇決定</translation>
    </message>
    <message>
        <source>What the stride means</source>
        <translation>步長的含義</translation>
    </message>
    <message>
        <source>start to start</source>
        <translation>起點間距</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>重疊</translation>
    </message>
    <message>
        <source>As Google&apos;s run_squad: each window starts so many tokens after the one before.</source>
        <translation>同 Google 的 run_squad：每個視窗比前一個晚這麼多詞元開始。</translation>
    </message>
    <message>
        <source>As Transformers&apos; run_qa: neighbouring windows share so many tokens.</source>
        <translation>同 Transformers 的 run_qa：相鄰視窗共有這麼多詞元。</translation>
    </message>
    <message>
        <source>Google&apos;s run_squad means by doc_stride how far a window starts behind the one before, Transformers&apos; run_qa how many tokens they share.</source>
        <translation>doc_stride 在 Google 的 run_squad 中指視窗起點之間的距離，在 Transformers 的 run_qa 中指相鄰視窗共有的詞元數。</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>問題(&amp;Q)</translation>
    </message>
    <message>
        <source>Tokens kept of the question</source>
        <translation>問題保留的詞元數</translation>
    </message>
    <message>
        <source>max_query_length: tokens kept of the question; 0: all. Transformers&apos; run_qa keeps all.</source>
        <translation>max_query_length：問題保留的詞元數；0 表示全部。Transformers 的 run_qa 保留全部。</translation>
    </message>
    <message>
        <source>Ans&amp;wer</source>
        <translation>答案(&amp;W)</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>unanswerable</source>
        <translation>無答案</translation>
    </message>
    <message>
        <source>type it, or drag over the paragraph</source>
        <translation>輸入，或在段落上拖曳選取</translation>
    </message>
    <message>
        <source>In the data: %1</source>
        <translation>資料中：%1</translation>
    </message>
    <message>
        <source>Give a second text: a paragraph. Its windows beside the question are shown here.</source>
        <translation>請給出第二段文字：一個段落。它與問題組成的視窗會顯示在這裡。</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>視窗</translation>
    </message>
</context>
<context>
    <name>cloze::WorkClock</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>cloze::format</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小時 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小時</translation>
    </message>
</context>
</TS>
