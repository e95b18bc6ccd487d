<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CasingWords</name>
    <message>
        <source>The text is lower-cased, but the vocabulary is made for text as it is written.</source>
        <translation>文本被转为小写，而词表是为原样书写的文本制作的。</translation>
    </message>
    <message>
        <source>Capitals are kept, but the vocabulary has lower-case pieces alone.</source>
        <translation>保留了大写字母，而词表只有小写词片。</translation>
    </message>
    <message>
        <source>None of its pieces with capital letters is ever used; names fall into small pieces.</source>
        <translation>其中含大写字母的词片永远用不到；名称会碎成小词片。</translation>
    </message>
    <message>
        <source>Words with capitals fall into small pieces or become [UNK].</source>
        <translation>含大写字母的词会碎成小词片，或变成 [UNK]。</translation>
    </message>
    <message>
        <source>Keep text as written</source>
        <translation>保留原样</translation>
    </message>
    <message>
        <source>Lower-case the text</source>
        <translation>转为小写</translation>
    </message>
</context>
<context>
    <name>ComparisonWords</name>
    <message>
        <source>%1 is kept by Google&apos;s rules, dropped by Transformers&apos;</source>
        <translation>Google 的规则保留 %1，Transformers 的规则丢弃它</translation>
    </message>
    <message>
        <source>%1 is a word of its own by Google&apos;s rules alone</source>
        <translation>只有 Google 的规则把 %1 单独作为一个词</translation>
    </message>
    <message>
        <source>the sigma at the end of “%1” becomes ς by Google&apos;s rules</source>
        <translation>按 Google 的规则，“%1”末尾的 sigma 变为 ς</translation>
    </message>
    <message>
        <source>“%1” is mere text to Google&apos;s rules, a special token to Transformers&apos;</source>
        <translation>“%1”对 Google 的规则只是文本，对 Transformers 的规则是特殊词元</translation>
    </message>
    <message>
        <source>“%1” is longer than the 100 characters at which Transformers gives up; Google&apos;s rules allow 200</source>
        <translation>“%1”超过了 Transformers 放弃查找的 100 个字符；Google 的规则允许 200 个</translation>
    </message>
    <message>
        <source>the vocabulary is read otherwise at “%1”</source>
        <translation>词表在“%1”处读法不同</translation>
    </message>
    <message>
        <source>At %1 tokens Google&apos;s rules keep %2 of A and %3 of B, Transformers&apos; %4 and %5.</source>
        <translation>长度为 %1 个词元时，Google 的规则保留 A 的 %2 个和 B 的 %3 个，Transformers 的规则保留 %4 个和 %5 个。</translation>
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
        <translation>小写</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Both rules cut this text into the same pieces.</source>
        <translation>两种规则把此文本切成相同的词片。</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1（%2 次）</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) differ: %1.</source>
        <translation>
            <numerusform>有 %n 个词不同：%1。</numerusform>
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
        <translation>另一方把文本转为小写，而词表含有大写字母：名称会被切碎。</translation>
    </message>
    <message>
        <source>The other keeps capitals for a vocabulary that has lower-case pieces alone.</source>
        <translation>另一方保留大写字母，而词表只有小写词片。</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3, not nothing.</source>
        <translation>&quot;%1&quot; 必须是 %2 到 %3 的整数，不能为空。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>&quot;%1&quot; 必须是 %2 到 %3 的整数，而不是“%4”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number from %2 to %3, not nothing.</source>
        <translation>&quot;%1&quot; 必须是 %2 到 %3 的数，不能为空。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a number from %2 to %3, not &quot;%4&quot;.</source>
        <translation>&quot;%1&quot; 必须是 %2 到 %3 的数，而不是“%4”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be true or false, not &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; 必须是 true 或 false，而不是“%2”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be one line of text without NUL bytes, not &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; 必须是不含 NUL 字节的一行文本，而不是“%2”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list divided by commas, with quotes around a whole element, not &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; 必须是以逗号分隔的列表，引号须括住整个元素，而不是“%2”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a list divided by commas without empty elements, not &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; 必须是以逗号分隔且不含空元素的列表，而不是“%2”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be auto, cpu, cuda or cuda:N (N from 0 to 999), not &quot;%2&quot;.</source>
        <translation>&quot;%1&quot; 必须是 auto、cpu、cuda 或 cuda:N（N 为 0 到 999），而不是“%2”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is empty. Name the folder of the data set, or its files one by one.</source>
        <translation>&quot;%1&quot; 为空。请指定数据集的文件夹，或逐个指定其文件。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is empty. Name a model folder (config.json, vocab.txt and, to fine-tune, weights).</source>
        <translation>&quot;%1&quot; 为空。请指定模型文件夹（含 config.json、vocab.txt，微调时还需权重）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names &quot;%2&quot; twice.</source>
        <translation>&quot;%1&quot; 中“%2”出现了两次。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names one label only; telling apart needs at least two.</source>
        <translation>&quot;%1&quot; 只有一个标签；分类至少需要两个。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must divide the batch size: %2 examples cannot be split into %3 equal parts.</source>
        <translation>&quot;%1&quot; 必须能整除批次大小：%2 个样本无法分成 %3 等份。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be at most max-seq-length - 2, here %2, not %3.</source>
        <translation>&quot;%1&quot; 最多为 --max-seq-length 减 2，此处为 %2，而不是 %3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be at most the learning rate, here %2, not %3.</source>
        <translation>&quot;%1&quot; 最多为学习率，此处为 %2，而不是 %3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be at most max-steps, here %2, not %3.</source>
        <translation>&quot;%1&quot; 最多为 --max-steps，此处为 %2，而不是 %3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and label-weights exclude each other; choose one of them.</source>
        <translation>&quot;%1&quot; 与 --label-weights 互斥；请只选其一。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has %2 numbers for %3 labels; give one a label.</source>
        <translation>&quot;%1&quot; 有 %2 个数，而标签有 %3 个；请为每个标签给一个。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; are all 0, so that nothing would be learned.</source>
        <translation>&quot;%1&quot; 全为 0，这样什么也学不到。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; fp64 serves comparisons on the CPU only; choose fp32 or bf16, or the device cpu.</source>
        <translation>&quot;%1&quot; 中的 fp64 仅用于 CPU 上的比较；请选择 fp32 或 bf16，或选择设备 cpu。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be %2, not nothing.</source>
        <translation>&quot;%1&quot; 必须是 %2，不能为空。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be %2, not &quot;%3&quot;.</source>
        <translation>&quot;%1&quot; 必须是 %2，而不是“%3”。</translation>
    </message>
    <message>
        <source>The length of %1 tokens is beyond the model&apos;s %2 positions (max_position_embeddings in config.json). Use --max-seq-length %3 or less.</source>
        <translation>长度 %1 个词元超出了模型的 %2 个位置（config.json 中的 max_position_embeddings）。请将 --max-seq-length 设为 %3 或更小。</translation>
    </message>
    <message>
        <source>A length of %1 leaves no room for text beside the %2 special tokens. Use at least %3; 128 is usual.</source>
        <translation>长度 %1 除 %2 个特殊词元外放不下文本。请至少用 %3；通常为 128。</translation>
    </message>
    <message>
        <source>This model knows one segment only (type_vocab_size in config.json), but the task has pairs of texts. Choose another model.</source>
        <translation>此模型只有一个分段（config.json 中的 type_vocab_size），而任务由文本对构成。请选择其他模型。</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer files say that text is lower-cased, but the opposite is set here. A pretrained model then sees text unlike what it knows.</source>
        <translation>模型的分词器文件要求文本转为小写，此处的设置却相反。这样预训练模型看到的文本与它所熟悉的不同。</translation>
    </message>
    <message>
        <source>The model&apos;s tokenizer files say that text is not lower-cased, but the opposite is set here. A pretrained model then sees text unlike what it knows.</source>
        <translation>模型的分词器文件要求文本不转为小写，此处的设置却相反。这样预训练模型看到的文本与它所熟悉的不同。</translation>
    </message>
    <message>
        <source>%1 pieces of the vocabulary have capital letters, which lower-cased text never reaches: this looks like a cased model.</source>
        <translation>词表中有 %1 个词片含大写字母，转为小写的文本永远用不到：这看起来是区分大小写的模型。</translation>
    </message>
    <message>
        <source>The model folder holds trained weights, and they are not used: the run starts from new random ones, which need far more data to learn as much. To fine-tune, set --from-scratch false.</source>
        <translation>模型文件夹中有训练好的权重，但没有用到：运行从新的随机权重开始，要学到同样的程度需要多得多的数据。要微调，请关闭 --from-scratch。</translation>
    </message>
    <message>
        <source>This device has no bf16 arithmetic: nothing is gained by bf16, and it may be slower than fp32.</source>
        <translation>此设备没有 bf16 运算：用 bf16 没有好处，可能比 fp32 更慢。</translation>
    </message>
    <message>
        <source>About %1 are expected to be needed, but %2 are free on the device. Split the batch further with --gradient-accumulation, or lower the length.</source>
        <translation>预计约需 %1，而设备上只有 %2 可用。请用 --gradient-accumulation 进一步拆分批次，或缩短长度。</translation>
    </message>
    <message>
        <source>The warm-up of %1 steps is no shorter than the whole run of %2, so the full learning rate is never used.</source>
        <translation>预热的 %1 步不短于整个运行的 %2 步，因此永远用不到完整的学习率。</translation>
    </message>
    <message>
        <source>There is no such model folder. Check the path.</source>
        <translation>没有这个模型文件夹。请检查路径。</translation>
    </message>
    <message>
        <source>The folder has neither config.json nor bert_config.json, so it is no model folder. Choose the folder that holds the model&apos;s files.</source>
        <translation>该文件夹既没有 config.json 也没有 bert_config.json，因此不是模型文件夹。请选择含有模型文件的文件夹。</translation>
    </message>
    <message>
        <source>The folder has neither tokenizer.json nor vocab.txt. Put the one that belongs to the model there.</source>
        <translation>该文件夹既没有 tokenizer.json 也没有 vocab.txt。请把属于该模型的那个放入其中。</translation>
    </message>
    <message>
        <source>The run needs %1 (%2 bytes) for its checkpoints, but %3 (%4 bytes) are free on this disk. Free some space, choose another runs folder with --runs, or keep fewer with --keep-checkpoints.</source>
        <translation>运行的检查点需要 %1（%2 字节），而此磁盘只有 %3（%4 字节）可用。请腾出空间，选择另一个运行文件夹，或减少 --keep-checkpoints。</translation>
    </message>
    <message>
        <source>A regression task has no labels to weigh. Clear the weights.</source>
        <translation>回归任务没有可加权的标签。请清除权重。</translation>
    </message>
    <message>
        <source>%1 weights are given, but the labels are %2: %3. Give one weight a label, in this order.</source>
        <translation>给出了 %1 个权重，而标签有 %2 个：%3。请按此顺序为每个标签给一个权重。</translation>
    </message>
    <message>
        <source>No training row has the label %1, so it cannot be learned.</source>
        <translation>没有训练行的标签是 %1，因此学不到它。</translation>
    </message>
    <message>
        <source>The task %1 has no metric &quot;%2&quot;. Use one of: %3.</source>
        <translation>任务 %1 没有指标“%2”。请使用其中之一：%3。</translation>
    </message>
    <message>
        <source>Early stopping and the best checkpoint need a dev split, and there is neither a file nor a part of train for it. Set a share of train.</source>
        <translation>早停和最佳检查点需要开发集，而既没有其文件也没有从训练集中划出的部分。请设置训练集的划分比例。</translation>
    </message>
    <message>
        <source>%1 of the %2 rows of %3 are in train too (%4 %), so its scores are better than on new texts.</source>
        <translation>%3 的 %2 行中有 %1 行也在训练集中（%4 %），因此其得分高于在新文本上的得分。</translation>
    </message>
    <message>
        <source>%1 of the %2 rows of %3 is in train too (%4 %), so its scores are better than on new texts.</source>
        <translation>%3 的 %2 行中有 %1 行也在训练集中（%4 %），因此其得分高于在新文本上的得分。</translation>
    </message>
    <message>
        <source>%1 % of the training rows are longer than %2 tokens and are cut (%3 tokens lost). A length of %4 holds more of them; it costs time and memory.</source>
        <translation>%1 % 的训练行超过 %2 个词元而被截断（丢失 %3 个词元）。长度 %4 能容纳更多；但会耗费时间和内存。</translation>
    </message>
    <message>
        <source>%1 % of the training rows are longer than %2 tokens and are cut (%3 tokens lost). The model holds no more; choose what to keep with --truncation.</source>
        <translation>%1 % 的训练行超过 %2 个词元而被截断（丢失 %3 个词元）。模型容纳不下更多；请用 --truncation 选择保留哪些。</translation>
    </message>
    <message>
        <source>%1 % of the training tokens are not in the model&apos;s vocabulary ([UNK]): it is likely made for another language or casing.</source>
        <translation>%1 % 的训练词元不在模型的词表中（[UNK]）：它可能是为其他语言或大小写制作的。</translation>
    </message>
    <message>
        <source>All rows have the label &quot;%1&quot;, so there is nothing to learn. Choose another label column, or a file with two classes or more.</source>
        <translation>所有行的标签都是“%1”，没有可学的内容。请选择其他标签列，或有两个以上类别的文件。</translation>
    </message>
    <message>
        <source>Almost every row has its own label: %1 in %2 rows. This is likely not a column of classes; choose another with --label-column, or a regression task for numbers.</source>
        <translation>几乎每行都有自己的标签：%2 行中有 %1 个。这很可能不是类别列；请在 --label-column 中选择另一列，数值则选择回归任务。</translation>
    </message>
    <message>
        <source>The label column has %1 different values, from &quot;%2&quot; to &quot;%3&quot;. This is likely not a column of classes; choose another with --label-column, or a regression task for numbers.</source>
        <translation>标签列有 %1 个不同的值，从“%2”到“%3”。这很可能不是类别列；请在 --label-column 中选择另一列，数值则选择回归任务。</translation>
    </message>
    <message>
        <source>The label &quot;%1&quot; does not occur in the training data, which has: %2. Mend the row, add examples of it to the training file, or list all labels with --labels.</source>
        <translation>标签“%1”没有出现在训练数据中，其中有：%2。请修正该行，在训练文件中添加其样本，或在 --labels 中列出所有标签。</translation>
    </message>
    <message>
        <source>The label &quot;%1&quot; is none of this task&apos;s: %2. Mend the row, choose another task or label column, or list the labels with --labels.</source>
        <translation>标签“%1”不属于此任务：%2。请修正该行，选择其他任务或标签列，或在 --labels 中列出标签。</translation>
    </message>
    <message>
        <source>There is no such folder. Choose the folder that holds the data set.</source>
        <translation>没有这个文件夹。请选择含有数据集的文件夹。</translation>
    </message>
    <message>
        <source>No training file is in this folder; looked for train.tsv, train.csv, train.jsonl, train.txt and msr_paraphrase_train.txt.</source>
        <translation>此文件夹中没有训练文件；查找过 train.tsv、train.csv、train.jsonl、train.txt 和 msr_paraphrase_train.txt。</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>该文件夹为空。</translation>
    </message>
    <message>
        <source>It holds: %1. Choose another folder, or name the file with --train-file.</source>
        <translation>其中有：%1。请选择其他文件夹，或在 --train-file 中指定文件。</translation>
    </message>
    <message>
        <source>It holds: %1. Unpack or convert %2 to TSV, CSV or JSON lines first.</source>
        <translation>其中有：%1。请先解压 %2 或将其转换为 TSV、CSV 或 JSON lines。</translation>
    </message>
    <message>
        <source>Choose another folder, or name the file with --train-file.</source>
        <translation>请选择其他文件夹，或在 --train-file 中指定文件。</translation>
    </message>
    <message>
        <source>The file is empty. Choose a file with rows.</source>
        <translation>该文件为空。请选择有内容的文件。</translation>
    </message>
    <message>
        <source>The file has no rows of data. Choose a file with rows.</source>
        <translation>该文件没有数据行。请选择有数据行的文件。</translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;. The columns are: %2. Name one of them, or give its number, counted from 0.</source>
        <translation>没有名为“%1”的列。有这些列：%2。请指定其中之一，或给出从 0 起的列号。</translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;.</source>
        <translation>没有名为“%1”的列。</translation>
    </message>
    <message>
        <source>No column of texts was recognised.</source>
        <translation>没有识别出文本列。</translation>
    </message>
    <message>
        <source>No column of first texts was recognised.</source>
        <translation>没有识别出第一文本列。</translation>
    </message>
    <message>
        <source>No column of second texts was recognised.</source>
        <translation>没有识别出第二文本列。</translation>
    </message>
    <message>
        <source>No column of labels was recognised.</source>
        <translation>没有识别出标签列。</translation>
    </message>
    <message>
        <source>The columns are: %1. Say which it is with --%2 (a name, or a number counted from 0).</source>
        <translation>有这些列：%1。请在 --%2 中指明是哪一列（列名或从 0 起的列号）。</translation>
    </message>
    <message>
        <source>The file has no header row and %1 columns, whose first row is: %2 (if these are names, set --header yes).</source>
        <translation>该文件没有表头行，有 %1 列，首行为：%2（若这些是列名，请将 --header 设为 yes）。</translation>
    </message>
    <message>
        <source>The file has no header row and 1 column, whose first row is: %1 (if these are names, set --header yes).</source>
        <translation>该文件没有表头行，只有 1 列，首行为：%1（若这些是列名，请将 --header 设为 yes）。</translation>
    </message>
    <message>
        <source>Say which it is with --%1 (a name, or a number counted from 0).</source>
        <translation>请在 --%1 中指明是哪一列（列名或从 0 起的列号）。</translation>
    </message>
    <message>
        <source>Name one of them, or give its number, counted from 0.</source>
        <translation>请指定其中之一，或给出从 0 起的列号。</translation>
    </message>
    <message>
        <source>%1 weights cannot be opened. Convert them once with Transformers: %2 writes model.safetensors; copy the vocabulary there.</source>
        <translation>无法打开 %1 权重。请用 Transformers 转换一次：%2 会写出 model.safetensors；再把词表复制过去。</translation>
    </message>
    <message>
        <source>This is a TensorFlow checkpoint, as Google published BERT, which cannot be opened. Take the same model as model.safetensors from Hugging Face, or convert it once with Transformers 4: %1; copy vocab.txt there.</source>
        <translation>这是 TensorFlow 检查点（Google 发布 BERT 时的格式），无法打开。请从 Hugging Face 获取同一模型的 model.safetensors，或用 Transformers 4 转换一次：%1；再把 vocab.txt 复制过去。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be true or false, not nothing.</source>
        <translation>&quot;%1&quot; 必须是 true 或 false，不能为空。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must name a task, such as mrpc, sst-2 or custom; it is empty.</source>
        <translation>&quot;%1&quot; 必须指定一个任务，如 mrpc、sst-2 或 custom；现在为空。</translation>
    </message>
    <message>
        <source>This row has no label. Give it one or delete the row.</source>
        <translation>此行没有标签。请为其添加标签或删除该行。</translation>
    </message>
    <message>
        <source>This row has no label. Give it one or delete the row; a file has labels in all rows or in none.</source>
        <translation>此行没有标签。请为其添加标签或删除该行；一个文件要么每行都有标签，要么都没有。</translation>
    </message>
    <message>
        <source>The target &quot;%1&quot; is not a finite number. Mend it, choose another column with --label-column, or choose a classification task.</source>
        <translation>目标值“%1”不是有限的数。请修正，在 --label-column 中选择另一列，或选择分类任务。</translation>
    </message>
    <message>
        <source>This row has %1 columns and so none of %2. Mend or delete the row; cells of a .csv file are divided by commas.</source>
        <translation>此行有 %1 列，因此没有 %2 列。请修正或删除该行；.csv 文件的单元格以逗号分隔。</translation>
    </message>
    <message>
        <source>This row has %1 columns and so none of %2. Mend or delete the row; cells of a .tsv file are divided by tabs.</source>
        <translation>此行有 %1 列，因此没有 %2 列。请修正或删除该行；.tsv 文件的单元格以制表符分隔。</translation>
    </message>
    <message>
        <source>This row has 1 column and so none of %1. Mend or delete the row; cells of a .csv file are divided by commas.</source>
        <translation>此行只有 1 列，因此没有 %1 列。请修正或删除该行；.csv 文件的单元格以逗号分隔。</translation>
    </message>
    <message>
        <source>This row has 1 column and so none of %1. Mend or delete the row; cells of a .tsv file are divided by tabs.</source>
        <translation>此行只有 1 列，因此没有 %1 列。请修正或删除该行；.tsv 文件的单元格以制表符分隔。</translation>
    </message>
    <message>
        <source>The value of &quot;%1&quot; is a list, an object or has a NUL in it; a text or a number is needed.</source>
        <translation>“%1”的值是列表、对象或含有 NUL；需要文本或数字。</translation>
    </message>
    <message>
        <source>The vocabulary has %1 entries and the model&apos;s embedding table only %2 (vocab_size in config.json). Take the vocabulary that belongs to the model.</source>
        <translation>词表有 %1 项，而模型的嵌入表只有 %2 项（config.json 中的 vocab_size）。请使用属于该模型的词表。</translation>
    </message>
    <message>
        <source>The loss became NaN at step %1, learning rate %2. Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1).</source>
        <translation>损失在第 %1 步变成了 NaN，学习率为 %2。请降低学习率、延长预热，或裁剪梯度（--max-grad-norm 设为 1）。</translation>
    </message>
    <message>
        <source>The loss became infinite at step %1, learning rate %2. Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1).</source>
        <translation>损失在第 %1 步变成了无穷大，学习率为 %2。请降低学习率、延长预热，或裁剪梯度（--max-grad-norm 设为 1）。</translation>
    </message>
    <message>
        <source>The gradient became NaN at step %1, learning rate %2. Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1).</source>
        <translation>梯度在第 %1 步变成了 NaN，学习率为 %2。请降低学习率、延长预热，或裁剪梯度（--max-grad-norm 设为 1）。</translation>
    </message>
    <message>
        <source>The gradient became infinite at step %1, learning rate %2. Lower the learning rate, lengthen the warm-up, or clip gradients (--max-grad-norm 1).</source>
        <translation>梯度在第 %1 步变成了无穷大，学习率为 %2。请降低学习率、延长预热，或裁剪梯度（--max-grad-norm 设为 1）。</translation>
    </message>
    <message>
        <source>No checkpoint had been written yet.</source>
        <translation>当时还没有写出检查点。</translation>
    </message>
    <message>
        <source>checkpoints/last holds step %1 and can be used.</source>
        <translation>checkpoints/last 保存着第 %1 步，可以使用。</translation>
    </message>
    <message>
        <source>Out of memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Out of memory: %1 more could not be had.</source>
        <translation>内存不足：无法再取得 %1。</translation>
    </message>
    <message>
        <source>Out of memory: %1 bytes asked for, %2 bytes of tensors in use, limit %3.</source>
        <translation>内存不足：申请 %1 字节，张量已占用 %2 字节，上限为 %3。</translation>
    </message>
    <message>
        <source>Out of memory: %1 bytes asked for, %2 bytes of tensors in use.</source>
        <translation>内存不足：申请 %1 字节，张量已占用 %2 字节。</translation>
    </message>
    <message>
        <source>It happened at step %1 with batch size %2: a micro-batch of %3 rows, longest %4 tokens, %5 tokens in all, with %6 bytes in use on %7 at the peak. Raise --gradient-accumulation, or lower --batch-size or --max-seq-length.</source>
        <translation>发生在第 %1 步，批次大小为 %2：微批次有 %3 行，最长 %4 个词元，共 %5 个词元，峰值时 %7 上占用 %6 字节。请增大 --gradient-accumulation，或减小 --batch-size 或 --max-seq-length。</translation>
    </message>
    <message>
        <source>It happened at step %1.</source>
        <translation>发生在第 %1 步。</translation>
    </message>
    <message>
        <source>It happened while evaluating a batch of %1 rows, longest %2 tokens, %3 tokens in all. Lower --eval-batch-size or --max-seq-length.</source>
        <translation>发生在评估一个 %1 行的批次时，最长 %2 个词元，共 %3 个词元。请减小 --eval-batch-size 或 --max-seq-length。</translation>
    </message>
    <message>
        <source>Stopped before the run began.</source>
        <translation>在运行开始之前就已停止。</translation>
    </message>
    <message>
        <source>This file has changed since the run started, so it cannot be continued to the same result. Put the old file back, or start a new run.</source>
        <translation>运行开始以来此文件已更改，因此无法继续得到相同的结果。请放回原来的文件，或开始新的运行。</translation>
    </message>
    <message>
        <source>This file has been moved or deleted since the run started, so it cannot be continued to the same result. Put the old file back, or start a new run.</source>
        <translation>运行开始以来此文件已被移动或删除，因此无法继续得到相同的结果。请放回原来的文件，或开始新的运行。</translation>
    </message>
    <message>
        <source>This file has been added since the run started, so it cannot be continued to the same result. Move it elsewhere, or start a new run.</source>
        <translation>运行开始以来新增了此文件，因此无法继续得到相同的结果。请把它移到别处，或开始新的运行。</translation>
    </message>
    <message>
        <source>This file is not read any more since the run started, so it cannot be continued to the same result. Put the other files back, or start a new run.</source>
        <translation>运行开始以来此文件不再被读取，因此无法继续得到相同的结果。请放回其他文件，或开始新的运行。</translation>
    </message>
    <message>
        <source>The data have other labels than when the run started. Put the old files back.</source>
        <translation>数据的标签与运行开始时不同。请放回原来的文件。</translation>
    </message>
    <message>
        <source>This checkpoint is gone, and best, which is there, holds no state of the optimiser, so the run cannot be continued. Bring it back, or start a new run from %1.</source>
        <translation>此检查点已不在，而尚存的 best 没有优化器的状态，因此无法继续该运行。请恢复它，或从 %1 开始新的运行。</translation>
    </message>
    <message>
        <source>There is no run here: the folder does not exist.</source>
        <translation>这里没有运行：文件夹不存在。</translation>
    </message>
    <message>
        <source>There is no run in this folder.</source>
        <translation>此文件夹中没有运行。</translation>
    </message>
    <message>
        <source>Is missing, so this run cannot be used. Bring the file back, or delete the folder.</source>
        <translation>缺少此文件，因此无法使用该运行。请恢复文件，或删除该文件夹。</translation>
    </message>
    <message>
        <source>Another program is working on this run. Wait until it is done, or stop it first.</source>
        <translation>另一个程序正在处理此运行。请等它完成，或先停止它。</translation>
    </message>
    <message>
        <source>Another program is writing it. Try again when it is done.</source>
        <translation>另一个程序正在写入。请等它完成后再试。</translation>
    </message>
    <message>
        <source>The disk is full: %1 bytes are needed, %2 are free. Make room on that disk or choose another folder.</source>
        <translation>磁盘已满：需要 %1 字节，可用 %2 字节。请在该磁盘上腾出空间，或选择另一个文件夹。</translation>
    </message>
    <message>
        <source>The disk is full: %1 bytes are needed. Make room on that disk or choose another folder.</source>
        <translation>磁盘已满：需要 %1 字节。请在该磁盘上腾出空间，或选择另一个文件夹。</translation>
    </message>
    <message>
        <source>The disk is full: %1 bytes are free. Make room on that disk or choose another folder.</source>
        <translation>磁盘已满：可用 %1 字节。请在该磁盘上腾出空间，或选择另一个文件夹。</translation>
    </message>
    <message>
        <source>The disk is full. Make room on that disk or choose another folder.</source>
        <translation>磁盘已满。请在该磁盘上腾出空间，或选择另一个文件夹。</translation>
    </message>
    <message>
        <source>Cannot be written: permission denied. Change the permissions of the file or its folder, or choose another place.</source>
        <translation>无法写入：没有权限。请更改文件或其文件夹的权限，或选择别的位置。</translation>
    </message>
    <message>
        <source>Cannot be read: permission denied. Change the permissions of the file or its folder, or choose another place.</source>
        <translation>无法读取：没有权限。请更改文件或其文件夹的权限，或选择别的位置。</translation>
    </message>
    <message>
        <source>Cannot be written: the disk is mounted read-only. Choose a folder you may write to.</source>
        <translation>无法写入：磁盘以只读方式挂载。请选择可以写入的文件夹。</translation>
    </message>
    <message>
        <source>Cannot be read: it does not exist (any more). Check the path.</source>
        <translation>无法读取：它（已）不存在。请检查路径。</translation>
    </message>
    <message>
        <source>Cannot be written: it does not exist (any more). Check the path.</source>
        <translation>无法写入：它（已）不存在。请检查路径。</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>evaluating %1 with the %2 checkpoint</source>
        <translation>正在用 %2 检查点评估 %1</translation>
    </message>
    <message>
        <source>evaluating %1</source>
        <translation>正在评估 %1</translation>
    </message>
    <message>
        <source>stopped after step %1</source>
        <translation>在第 %1 步之后停止</translation>
    </message>
    <message>
        <source>waiting for %1, which another run is using</source>
        <translation>正在等待 %1，另一个运行正在使用它</translation>
    </message>
    <message>
        <source>waiting for %1, which the run &quot;%2&quot; is using</source>
        <translation>正在等待 %1，运行“%2”正在使用它</translation>
    </message>
    <message>
        <source>waiting for %1, which the run &quot;%2&quot; holds while it is paused; continue or stop that run</source>
        <translation>正在等待 %1：已暂停的运行“%2”仍占用着它；请继续或停止该运行</translation>
    </message>
    <message>
        <source>1 blank line left out (line %1).</source>
        <translation>略过了 1 个空行（第 %1 行）。</translation>
    </message>
    <message>
        <source>%1 blank lines left out (the first is line %2).</source>
        <translation>略过了 %1 个空行（首个在第 %2 行）。</translation>
    </message>
    <message>
        <source>1 row skipped for having too few columns (line %1).</source>
        <translation>跳过了 1 行，因为列数不足（第 %1 行）。</translation>
    </message>
    <message>
        <source>%1 rows skipped for having too few columns (the first is line %2).</source>
        <translation>跳过了 %1 行，因为列数不足（首个在第 %2 行）。</translation>
    </message>
    <message>
        <source>1 row with more columns than the first one; what is beyond was not read (line %1).</source>
        <translation>有 1 行的列数多于首行，多出的部分未读取（第 %1 行）。</translation>
    </message>
    <message>
        <source>%1 rows with more columns than the first one; what is beyond was not read (the first is line %2).</source>
        <translation>有 %1 行的列数多于首行，多出的部分未读取（首个在第 %2 行）。</translation>
    </message>
    <message>
        <source>1 row with an empty text (line %1).</source>
        <translation>有 1 行的文本为空（第 %1 行）。</translation>
    </message>
    <message>
        <source>%1 rows with an empty text (the first is line %2).</source>
        <translation>有 %1 行的文本为空（首个在第 %2 行）。</translation>
    </message>
    <message>
        <source>1 file is empty.</source>
        <translation>有 1 个文件为空。</translation>
    </message>
    <message>
        <source>%1 files are empty.</source>
        <translation>有 %1 个文件为空。</translation>
    </message>
    <message>
        <source>%1 is not read: it holds texts without labels.</source>
        <translation>未读取 %1：其中的文本没有标签。</translation>
    </message>
    <message>
        <source>%1 is not used, because %2 is there too. Name the file you mean with --train-file, --dev-file or --test-file.</source>
        <translation>未使用 %1，因为同时存在 %2。请在 --train-file、--dev-file 或 --test-file 中指定所需的文件。</translation>
    </message>
    <message>
        <source>the header names two texts, but the task %1 reads one, &quot;%2&quot;. For both choose a task of pairs; to be sure of one, name it with --text-a-column.</source>
        <translation>表头中有两列文本，但任务 %1 只读取一列，即“%2”。如需读取两列，请选择文本对任务；若确定只要一列，请在 --text-a-column 中指定。</translation>
    </message>
    <message>
        <source>the label &quot;%1&quot; occurs in the first line alone. If that line is a header, set --header yes.</source>
        <translation>标签“%1”只出现在第一行。如果该行是表头，请将 --header 设为 yes。</translation>
    </message>
    <message>
        <source>All %1 training rows left have the same label; raise --sample or lower --dev-fraction.</source>
        <translation>剩下的 %1 个训练行标签全都相同；请增大 --sample 或减小 --dev-fraction。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but this program knows versions up to %3. It was written by a newer Cloze; update this one to use it.</source>
        <translation>“%1”为 %2，而本程序只认识到版本 %3。它由更新版本的 Cloze 写成，请更新本程序后再使用。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing.</source>
        <translation>缺少“%1”。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a key of this document. Correct its name or remove it.</source>
        <translation>“%1”不是此文件的键。请更正名称或将其删除。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be text, not %2.</source>
        <translation>“%1”必须是文本，而不是 %2。</translation>
    </message>
    <message>
        <source>Is damaged or is no metrics file. The run&apos;s other files can still be used.</source>
        <translation>文件已损坏，或不是指标文件。该运行的其他文件仍可使用。</translation>
    </message>
    <message>
        <source>Is damaged or is no metrics file (%1).</source>
        <translation>文件已损坏，或不是指标文件（%1）。</translation>
    </message>
    <message>
        <source>Is damaged: %1.</source>
        <translation>文件已损坏：%1。</translation>
    </message>
    <message>
        <source>Is a database, but not one of metrics.</source>
        <translation>这是数据库，但不是指标数据库。</translation>
    </message>
    <message>
        <source>Has version %1, but this program knows versions up to %2. Update Cloze to see it.</source>
        <translation>其版本为 %1，而本程序只认识到版本 %2。请更新 Cloze 后查看。</translation>
    </message>
    <message>
        <source>A deleted run of this id lies in the trash already. Restore or remove that one first.</source>
        <translation>回收站中已有此标识的运行。请先恢复或清除它。</translation>
    </message>
    <message>
        <source>A run of this id is there already. Rename its folder first.</source>
        <translation>已有此标识的运行。请先重命名它的文件夹。</translation>
    </message>
    <message>
        <source>There is no deleted run with this id.</source>
        <translation>没有此标识的已删除运行。</translation>
    </message>
    <message>
        <source>There is no such checkpoint.</source>
        <translation>没有这个检查点。</translation>
    </message>
    <message>
        <source>No program is working on this run, so there is nothing to pause, continue or stop.</source>
        <translation>没有程序正在执行此运行，因此无可暂停、继续或停止。</translation>
    </message>
    <message>
        <source>The checkpoint could not be deleted: %1. Check the folder&apos;s permissions.</source>
        <translation>检查点未能删除：%1。请检查文件夹的权限。</translation>
    </message>
    <message>
        <source>The run could not be deleted: %1. Check the folder&apos;s permissions.</source>
        <translation>运行未能删除：%1。请检查文件夹的权限。</translation>
    </message>
    <message>
        <source>The run folder has vanished (%1 is gone). Was it moved or deleted? Bring it back to resume.</source>
        <translation>运行文件夹已消失（%1 不见了）。是否被移动或删除？请放回原处后再继续。</translation>
    </message>
    <message>
        <source>There is nothing here. Check the path.</source>
        <translation>这里什么都没有。请检查路径。</translation>
    </message>
    <message>
        <source>This is no data set that is known by its files. Say what it is with a task.</source>
        <translation>从文件看不出这是哪种数据集。请指定任务。</translation>
    </message>
    <message>
        <source>the question&apos;s %1 tokens and %2 special ones leave no room for the paragraph in %3. Choose a larger maximal length, or keep fewer tokens of the question.</source>
        <translation>问题的 %1 个词元和 %2 个特殊词元在 %3 中没有给段落留下空间。请选择更大的最大长度，或少保留一些问题的词元。</translation>
    </message>
    <message>
        <source>the question&apos;s %1 tokens and %2 special ones leave no room for the paragraph in %3. Choose a larger maximal length.</source>
        <translation>问题的 %1 个词元和 %2 个特殊词元在 %3 中没有给段落留下空间。请选择更大的最大长度。</translation>
    </message>
    <message>
        <source>windows that start 0 tokens after each other never get on. Choose a stride of at least 1.</source>
        <translation>起点间距为 0 的窗口无法前进。请选择至少为 1 的步长。</translation>
    </message>
    <message>
        <source>windows of %1 tokens that share %2 never get on. Choose a shorter stride, or a larger maximal length.</source>
        <translation>%1 个词元的窗口若共有 %2 个词元则无法前进。请选择更短的步长或更大的最大长度。</translation>
    </message>
    <message>
        <source>There is no file of questions in this folder: .json in SQuAD&apos;s layout was looked for.</source>
        <translation>此文件夹中没有问题文件：查找的是 SQuAD 格式的 .json。</translation>
    </message>
    <message>
        <source>There is no question in this file: its &quot;data&quot; are empty. Fetch it again.</source>
        <translation>此文件中没有问题：其 &quot;data&quot; 为空。请重新获取。</translation>
    </message>
    <message>
        <source>This is no file of questions: &quot;data&quot; is missing. SQuAD&apos;s layout was expected, with &quot;data&quot;, &quot;paragraphs&quot; and &quot;qas&quot;.</source>
        <translation>这不是问题文件：缺少 &quot;data&quot;。应为 SQuAD 格式，含有 &quot;data&quot;、&quot;paragraphs&quot; 和 &quot;qas&quot;。</translation>
    </message>
    <message>
        <source>Question %1 has an answer_start of %2, but its paragraph (%3 of article %4) has %5 characters. Correct answer_start: it counts characters, not bytes.</source>
        <translation>问题 %1 的 answer_start 为 %2，但其段落（第 %4 篇文章的第 %3 段）只有 %5 个字符。请更正 answer_start：它以字符计，而非字节。</translation>
    </message>
    <message>
        <source>%1 question with an answer that does not stand at its answer_start: %2.</source>
        <translation>%1 个问题的答案不在其 answer_start 处：%2。</translation>
    </message>
    <message>
        <source>%1 questions with an answer that does not stand at its answer_start: %2.</source>
        <translation>%1 个问题的答案不在其 answer_start 处：%2。</translation>
    </message>
    <message>
        <source>%1 question with an id that stands before already: %2.</source>
        <translation>%1 个问题的 id 前面已经出现：%2。</translation>
    </message>
    <message>
        <source>%1 questions with an id that stands before already: %2.</source>
        <translation>%1 个问题的 id 前面已经出现：%2。</translation>
    </message>
    <message>
        <source>paragraph %1 of article %2, question %3:</source>
        <translation>第 %2 篇文章的第 %1 段，问题 %3：</translation>
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
        <translation>&quot;%1&quot; 应为文本，实为 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but a whole number was expected.</source>
        <translation>&quot;%1&quot; 应为整数，实为 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but true or false was expected.</source>
        <translation>&quot;%1&quot; 应为 true 或 false，实为 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but a list was expected.</source>
        <translation>&quot;%1&quot; 应为列表，实为 %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2, but an object was expected.</source>
        <translation>&quot;%1&quot; 应为对象，实为 %2。</translation>
    </message>
    <message>
        <source>a list of objects holds %1.</source>
        <translation>对象的列表中有 %1。</translation>
    </message>
    <message>
        <source>Correct it, or fetch the file again.</source>
        <translation>请更正，或重新获取该文件。</translation>
    </message>
    <message>
        <source>Add it, or fetch the file again.</source>
        <translation>请补上，或重新获取该文件。</translation>
    </message>
    <message>
        <source>The file cannot be read. Fetch it again.</source>
        <translation>无法读取该文件。请重新获取。</translation>
    </message>
    <message>
        <source>The file cannot be read: it is not valid JSON here.</source>
        <translation>无法读取该文件：此处不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The file cannot be read: it is not valid JSON but ends in the middle; a part is missing.</source>
        <translation>无法读取该文件：JSON 在中途结束，缺少一部分。</translation>
    </message>
    <message>
        <source>The file cannot be read: it holds the number %1, which is too large to be read.</source>
        <translation>无法读取该文件：其中的数 %1 太大，无法读取。</translation>
    </message>
    <message>
        <source>The file cannot be read: the key %1 stands twice in one object; keep one of them.</source>
        <translation>无法读取该文件：键 %1 在同一对象中出现两次，请只保留一个。</translation>
    </message>
    <message>
        <source>The file cannot be read: its objects and lists are nested deeper than %1 levels.</source>
        <translation>无法读取该文件：其对象和列表的嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>Correct it, fetch it again, or bring back a whole copy.</source>
        <translation>请更正、重新获取，或换回完整的副本。</translation>
    </message>
    <message>
        <source>The file is empty; a JSON object was expected. Fetch it again.</source>
        <translation>该文件为空；应为 JSON 对象。请重新获取。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text here; JSON must be. Fetch or save it again.</source>
        <translation>此处不是 UTF-8 文本，而 JSON 必须是。请重新获取或保存。</translation>
    </message>
    <message>
        <source>The file contains NUL bytes, so it is damaged or no text file. Fetch it again.</source>
        <translation>该文件含有 NUL 字节，因此已损坏或不是文本文件。请重新获取。</translation>
    </message>
    <message>
        <source>The file holds a JSON array; an object was expected, in braces. Fetch it again.</source>
        <translation>该文件是 JSON 数组；应为花括号中的对象。请重新获取。</translation>
    </message>
    <message>
        <source>The file holds a JSON value; an object was expected, in braces. Fetch it again.</source>
        <translation>该文件是单个 JSON 值；应为花括号中的对象。请重新获取。</translation>
    </message>
    <message>
        <source>Google&apos;s tokenizer reads vocab.txt, and this model folder has none. Choose Transformers&apos; rules.</source>
        <translation>Google 的分词器读取 vocab.txt，而此模型文件夹中没有。请选择 Transformers 的规则。</translation>
    </message>
    <message>
        <source>Hardly a piece of the vocabulary has a capital letter, so words with one become [UNK]: this looks like an uncased model.</source>
        <translation>词表中几乎没有含大写字母的词片，含大写字母的词会变成 [UNK]：这看起来是不区分大小写的模型。</translation>
    </message>
    <message>
        <source>%1 of the %2 rows of %3 are there before with another label, so what they teach is contradicted.</source>
        <translation>%3 的 %2 行中有 %1 行在前面已出现，但标签不同，因此它们所教的互相矛盾。</translation>
    </message>
    <message>
        <source>%1 of the %2 rows of %3 is there before with another label, so what they teach is contradicted.</source>
        <translation>%3 的 %2 行中有 %1 行在前面已出现，但标签不同，因此它们所教的互相矛盾。</translation>
    </message>
    <message>
        <source>There is not enough memory to look through this data set. Close other programs, or take fewer rows with --sample.</source>
        <translation>内存不足以查看这个数据集。请关闭其他程序，或用 --sample 取较少的行。</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>A setting cannot work.</source>
        <translation>某项设置行不通。</translation>
    </message>
    <message>
        <source>Something is not there.</source>
        <translation>找不到所需的东西。</translation>
    </message>
    <message>
        <source>A file is not what it must be.</source>
        <translation>文件内容不符合要求。</translation>
    </message>
    <message>
        <source>Cloze does not do this.</source>
        <translation>Cloze 不支持此操作。</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>文件无法读取或写入。</translation>
    </message>
    <message>
        <source>The memory does not suffice.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Another program is using it.</source>
        <translation>另一个程序正在使用它。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The numbers became infinite or NaN.</source>
        <translation>数值变成了无穷大或 NaN。</translation>
    </message>
    <message>
        <source>The engine is missing.</source>
        <translation>缺少引擎。</translation>
    </message>
    <message>
        <source>Something went wrong in Cloze itself.</source>
        <translation>Cloze 自身出了问题。</translation>
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
        <translation>被截断</translation>
    </message>
    <message>
        <source>has [UNK]</source>
        <translation>含 [UNK]</translation>
    </message>
    <message>
        <source>longer than %1</source>
        <translation>长于 %1</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>in train too</source>
        <translation>训练集中也有</translation>
    </message>
    <message>
        <source>empty text</source>
        <translation>空文本</translation>
    </message>
    <message>
        <source>odd encoding</source>
        <translation>编码可疑</translation>
    </message>
    <message>
        <source>answer in no window</source>
        <translation>答案不在任何窗口中</translation>
    </message>
    <message>
        <source>unanswerable</source>
        <translation>无答案</translation>
    </message>
    <message>
        <source>repeated with another label</source>
        <translation>重复而标签不同</translation>
    </message>
    <message>
        <source>in train with another label</source>
        <translation>训练集中标签不同</translation>
    </message>
    <message>
        <source>dropped characters</source>
        <translation>被丢弃的字符</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>%1 to %2 tokens</source>
        <translation>%1 到 %2 个词元</translation>
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
        <translation>准确率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
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
        <translation>自动</translation>
    </message>
    <message>
        <source>Lower-case</source>
        <translation>转为小写</translation>
    </message>
    <message>
        <source>Keep casing</source>
        <translation>保留大小写</translation>
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
        <translation>先截较长者</translation>
    </message>
    <message>
        <source>Only the first text</source>
        <translation>仅截第一段文本</translation>
    </message>
    <message>
        <source>Only the second text</source>
        <translation>仅截第二段文本</translation>
    </message>
    <message>
        <source>Keep the head</source>
        <translation>保留开头</translation>
    </message>
    <message>
        <source>Keep the tail</source>
        <translation>保留结尾</translation>
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
        <translation>线性衰减</translation>
    </message>
    <message>
        <source>Linear decay from step 0 (Google)</source>
        <translation>从第 0 步起线性衰减（Google）</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Cosine decay</source>
        <translation>余弦衰减</translation>
    </message>
    <message>
        <source>Polynomial decay</source>
        <translation>多项式衰减</translation>
    </message>
    <message>
        <source>32-bit (fp32)</source>
        <translation>32 位 (fp32)</translation>
    </message>
    <message>
        <source>bfloat16 with fp32 masters</source>
        <translation>bfloat16，主权重为 fp32</translation>
    </message>
    <message>
        <source>64-bit (fp64), for comparisons</source>
        <translation>64 位 (fp64)，用于对比</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>最后一个</translation>
    </message>
    <message>
        <source>The best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Length and batch</source>
        <translation>长度与批次</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Precision and device</source>
        <translation>精度与设备</translation>
    </message>
    <message>
        <source>Evaluation and checkpoints</source>
        <translation>评估与检查点</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What is learned: a GLUE task by name (its files, labels and metrics are known), custom, custom-pair, custom-regression, custom-pair-regression for files of your own, or folder (a folder per class).</source>
        <translation>学习的内容：按名称指定的 GLUE 任务（其文件、标签和指标均已知）；自有文件用 custom、custom-pair、custom-regression、custom-pair-regression；或 folder（每个类别一个文件夹）。</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>The folder that holds the data set&apos;s files. May stay empty where the files are named one by one.</source>
        <translation>存放数据集文件的文件夹。若逐个指定文件，可留空。</translation>
    </message>
    <message>
        <source>Training file</source>
        <translation>训练文件</translation>
    </message>
    <message>
        <source>Replaces the training file the task&apos;s layout names. A relative path starts in the data folder.</source>
        <translation>替换任务布局所指定的训练文件。相对路径以数据文件夹为起点。</translation>
    </message>
    <message>
        <source>Development file</source>
        <translation>开发集文件</translation>
    </message>
    <message>
        <source>Replaces the development file the task&apos;s layout names. A relative path starts in the data folder.</source>
        <translation>替换任务布局所指定的开发集文件。相对路径以数据文件夹为起点。</translation>
    </message>
    <message>
        <source>Test file</source>
        <translation>测试文件</translation>
    </message>
    <message>
        <source>Replaces the test file the task&apos;s layout names. A relative path starts in the data folder.</source>
        <translation>替换任务布局所指定的测试文件。相对路径以数据文件夹为起点。</translation>
    </message>
    <message>
        <source>First text column</source>
        <translation>第一文本列</translation>
    </message>
    <message>
        <source>The column of the first text, by its name in the header row or by its number, counted from 0.</source>
        <translation>第一段文本所在的列，用表头中的名称或从 0 起的编号表示。</translation>
    </message>
    <message>
        <source>Second text column</source>
        <translation>第二文本列</translation>
    </message>
    <message>
        <source>The column of the second text of a pair, by its name in the header row or by its number from 0.</source>
        <translation>文本对中第二段文本所在的列，用表头中的名称或从 0 起的编号表示。</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>标签列</translation>
    </message>
    <message>
        <source>The column of the label, by its name in the header row or by its number, counted from 0.</source>
        <translation>标签所在的列，用表头中的名称或从 0 起的编号表示。</translation>
    </message>
    <message>
        <source>Header row</source>
        <translation>表头行</translation>
    </message>
    <message>
        <source>Whether the first row of a table holds the names of its columns.</source>
        <translation>表格的第一行是否为列名。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The labels in the order of their ids, divided by commas; quotes around one that holds a comma.</source>
        <translation>按编号顺序排列的标签，以逗号分隔；含逗号的标签用引号括起。</translation>
    </message>
    <message>
        <source>Share held out for development</source>
        <translation>留作开发集的比例</translation>
    </message>
    <message>
        <source>of train</source>
        <translation>× 训练集</translation>
    </message>
    <message>
        <source>Where there is neither a development file nor a labelled test file, this share of the training rows, drawn with the seed, serves for development. With a labelled test file all rows are trained on and test gives the results, unless early stopping or the best checkpoint needs a development set. At most 0.9; 0 holds nothing out, and nothing is measured then.</source>
        <translation>既没有开发集文件也没有带标签的测试集文件时，用随机种子抽取这一比例的训练行作为开发集。有带标签的测试集文件时，用全部训练行训练，并由测试集给出结果，除非提前停止或最佳检查点需要开发集。最多 0.9；0 表示不留出，也就不评估。</translation>
    </message>
    <message>
        <source>Try on a sample</source>
        <translation>用少量样本试验</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Limits train, dev and test to so many rows each, drawn with the seed. 0 uses all.</source>
        <translation>将训练集、开发集和测试集各限制为这么多行，用随机种子抽取。0 表示全部使用。</translation>
    </message>
    <message>
        <source>Let a labelled test file steer</source>
        <translation>允许带标签的测试文件参与决策</translation>
    </message>
    <message>
        <source>Lets a labelled test file decide early stopping and the best checkpoint where there is no other. Scores on that file are then no longer a fair test.</source>
        <translation>在没有其他数据时，允许带标签的测试文件决定提前停止和最佳检查点。此时该文件上的分数不再是公正的测试。</translation>
    </message>
    <message>
        <source>A Hugging Face model folder (config.json, vocab.txt, model.safetensors), or a folder with config.json and vocab.txt alone to start from scratch.</source>
        <translation>Hugging Face 模型文件夹（config.json、vocab.txt、model.safetensors），或仅含 config.json 和 vocab.txt 的文件夹以从零开始训练。</translation>
    </message>
    <message>
        <source>Start from scratch</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>Ignores the folder&apos;s weights and draws new ones from N(0, initializer_range), as Transformers does.</source>
        <translation>忽略文件夹中的权重，像 Transformers 一样从 N(0, initializer_range) 重新抽取。</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小写</translation>
    </message>
    <message>
        <source>Whether text is lower-cased and stripped of accents. auto reads the model&apos;s tokenizer files; a wrong choice costs accuracy in silence.</source>
        <translation>文本是否转为小写并去除重音符号。auto 读取模型的分词器文件；选错会悄悄降低准确率。</translation>
    </message>
    <message>
        <source>Hidden dropout</source>
        <translation>隐藏层 dropout</translation>
    </message>
    <message>
        <source>Probability of dropping a hidden unit while training, up to 0.99. -1 takes config.json&apos;s.</source>
        <translation>训练时丢弃隐藏单元的概率，最大 0.99。-1 采用 config.json 的值。</translation>
    </message>
    <message>
        <source>Attention dropout</source>
        <translation>注意力 dropout</translation>
    </message>
    <message>
        <source>Probability of dropping an attention weight while training, up to 0.99. -1 takes config.json&apos;s.</source>
        <translation>训练时丢弃注意力权重的概率，最大 0.99。-1 采用 config.json 的值。</translation>
    </message>
    <message>
        <source>Classifier dropout</source>
        <translation>分类器 dropout</translation>
    </message>
    <message>
        <source>Probability of dropping a unit of the pooled output before the classifier, up to 0.99. -1 takes config.json&apos;s, else the hidden dropout.</source>
        <translation>在分类器之前丢弃池化输出单元的概率，最大 0.99。-1 采用 config.json 的值，若无则采用隐藏层 dropout。</translation>
    </message>
    <message>
        <source>Longest sequence</source>
        <translation>最大序列长度</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Tokens of one example, [CLS] and [SEP] counted; longer ones are cut. At least 3, at most the model&apos;s positions (512 for released BERTs).</source>
        <translation>单个样本的词元数，含 [CLS] 和 [SEP]；超出部分会被截断。至少 3，最多为模型的位置数（已发布的 BERT 为 512）。</translation>
    </message>
    <message>
        <source>What is cut</source>
        <translation>截断方式</translation>
    </message>
    <message>
        <source>Which tokens go where an example is too long: one by one from the longer text of a pair, from one text only, or all but the head, the tail, or both ends.</source>
        <translation>样本过长时去掉哪些词元：从文本对中较长者逐个去掉、只从某一段文本去掉，或只保留开头、结尾或首尾两端。</translation>
    </message>
    <message>
        <source>Tokens kept from the front</source>
        <translation>开头保留的词元数</translation>
    </message>
    <message>
        <source>With head-tail: how many tokens are kept from the front; the rest of the room goes to the end. 0 is half.</source>
        <translation>采用首尾保留时：开头保留的词元数，其余留给结尾。0 表示一半。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批次大小</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Examples of one optimiser step, over all micro-batches. At least 1.</source>
        <translation>一次优化步的样本数，含所有微批次。至少 1。</translation>
    </message>
    <message>
        <source>Gradient accumulation</source>
        <translation>梯度累积</translation>
    </message>
    <message>
        <source>micro-batches</source>
        <translation>微批次</translation>
    </message>
    <message>
        <source>The batch is computed in so many parts, to save memory; the result equals the whole batch. Must divide the batch size.</source>
        <translation>批次分成这么多部分计算以节省内存；结果与整批相同。必须能整除批次大小。</translation>
    </message>
    <message>
        <source>Evaluation batch size</source>
        <translation>评估批次大小</translation>
    </message>
    <message>
        <source>Examples computed at once in evaluation and prediction; changes speed and memory, not results.</source>
        <translation>评估和预测时一次计算的样本数；只影响速度和内存，不影响结果。</translation>
    </message>
    <message>
        <source>adamw corrects the bias of its first steps; adamw-google does not, as the original BERT code. Both decay weights decoupled from the gradient.</source>
        <translation>adamw 会校正最初几步的偏差；adamw-google 与 BERT 原始代码一样不校正。两者的权重衰减都与梯度解耦。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The highest learning rate, reached at the end of warm-up. From 0 to 1; BERT wants about 1e-5 to 1e-4.</source>
        <translation>最高学习率，在预热结束时达到。0 到 1；BERT 通常需要约 1e-5 到 1e-4。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate goes on after warm-up: down in a line to 0, constant, along a half cosine to 0, or by a power to an end value. linear-google takes the line from step 0, so that warm-up ends with a jump down to it.</source>
        <translation>预热之后学习率的变化：线性降到 0、保持不变、沿半个余弦降到 0，或按幂次降到终值。linear-google 的直线从第 0 步算起，因此预热结束时会跌落到这条直线上。</translation>
    </message>
    <message>
        <source>Warm-up share</source>
        <translation>预热比例</translation>
    </message>
    <message>
        <source>of all steps</source>
        <translation>× 总步数</translation>
    </message>
    <message>
        <source>Share of all steps in which the learning rate rises from 0, from 0 to 1. Unused where warm-up steps are given.</source>
        <translation>学习率从 0 上升所占全部步数的比例，0 到 1。给出预热步数时不使用。</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Steps in which the learning rate rises from 0; more than 0 replaces the warm-up share.</source>
        <translation>学习率从 0 上升的步数；大于 0 时取代预热比例。</translation>
    </message>
    <message>
        <source>Power of the polynomial</source>
        <translation>多项式的幂</translation>
    </message>
    <message>
        <source>With the polynomial schedule: the power; 1 is a straight line. From 0.01 to 100.</source>
        <translation>多项式调度的幂；1 为直线。0.01 到 100。</translation>
    </message>
    <message>
        <source>Final learning rate</source>
        <translation>最终学习率</translation>
    </message>
    <message>
        <source>With the polynomial schedule: where it ends; at most the learning rate.</source>
        <translation>多项式调度的终值；不超过学习率。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>How often the training set is gone through; fractions are allowed. More than 0, at most 10000.</source>
        <translation>训练集遍历的次数；可为小数。大于 0，最多 10000。</translation>
    </message>
    <message>
        <source>Steps instead of epochs</source>
        <translation>以步数代替轮数</translation>
    </message>
    <message>
        <source>More than 0 replaces the number of steps, schedule included. 0 counts epochs.</source>
        <translation>大于 0 时取代总步数，学习率调度也随之改变。0 表示按轮数计算。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Decoupled decay, not applied to biases and LayerNorm. From 0 to 1.</source>
        <translation>解耦的衰减，不作用于偏置和 LayerNorm。0 到 1。</translation>
    </message>
    <message>
        <source>Adam beta 1</source>
        <translation>Adam β1</translation>
    </message>
    <message>
        <source>Memory of the mean gradient, from 0 to below 1.</source>
        <translation>平均梯度的记忆，0 到小于 1。</translation>
    </message>
    <message>
        <source>Adam beta 2</source>
        <translation>Adam β2</translation>
    </message>
    <message>
        <source>Memory of the squared gradient, from 0 to below 1.</source>
        <translation>梯度平方的记忆，0 到小于 1。</translation>
    </message>
    <message>
        <source>Adam epsilon</source>
        <translation>Adam ε</translation>
    </message>
    <message>
        <source>Keeps the step finite where gradients vanish. More than 0, at most 1.</source>
        <translation>梯度消失时使步长保持有限。大于 0，最多 1。</translation>
    </message>
    <message>
        <source>Longest gradient</source>
        <translation>梯度上限</translation>
    </message>
    <message>
        <source>Gradients whose global norm is larger are scaled down to it. 0 never clips.</source>
        <translation>全局范数超过此值的梯度会被缩小到此值。0 表示从不裁剪。</translation>
    </message>
    <message>
        <source>Label weights</source>
        <translation>标签权重</translation>
    </message>
    <message>
        <source>How much an example of each label counts in the loss: one number a label, in their order, divided by commas. Empty: all 1.</source>
        <translation>每个标签的样本在损失中的权重：每个标签一个数，按顺序以逗号分隔。留空：全为 1。</translation>
    </message>
    <message>
        <source>Balance labels</source>
        <translation>平衡标签</translation>
    </message>
    <message>
        <source>Weights each label by rows / (labels * rows of the label), counted in train.</source>
        <translation>按 行数 /（标签数 × 该标签行数）为每个标签加权，在训练集中统计。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>auto takes a GPU where there is one; cpu, cuda or cuda:N choose.</source>
        <translation>auto 在有 GPU 时使用 GPU；也可选择 cpu、cuda 或 cuda:N。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>fp32, or bf16 with fp32 master weights (faster and smaller on GPUs that have it). fp64 is for comparisons, on the CPU only.</source>
        <translation>fp32，或以 fp32 为主权重的 bf16（在支持的 GPU 上更快更省）。fp64 仅用于对比，只能在 CPU 上使用。</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 线程</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Threads for computing on the CPU. 0 takes the physical cores. Results are equal to the bit only with equal threads.</source>
        <translation>CPU 计算所用的线程数。0 表示物理核心数。线程数相同时结果才逐位相同。</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Evaluates on the development set every so many steps. 0: at the ends of epochs.</source>
        <translation>每隔这么多步在开发集上评估。0：每轮结束时评估。</translation>
    </message>
    <message>
        <source>Epochs between evaluations</source>
        <translation>评估间隔轮数</translation>
    </message>
    <message>
        <source>Evaluates on the development set at the end of every so many epochs, and at the end of the run. A number of steps to evaluate after takes its place.</source>
        <translation>每隔这么多轮结束时在开发集上评估，运行结束时也评估。设置了按步数的评估间隔时，以步数为准。</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>Writes a checkpoint every so many steps; a killed run goes on from there. 0: only at the end of the run.</source>
        <translation>每隔这么多步写一个检查点；被终止的运行可从那里继续。0：仅在运行结束时。</translation>
    </message>
    <message>
        <source>Older checkpoints kept</source>
        <translation>保留的旧检查点</translation>
    </message>
    <message>
        <source>checkpoints</source>
        <translation>个检查点</translation>
    </message>
    <message>
        <source>How many step-N checkpoints are kept besides last and best.</source>
        <translation>除 last 和 best 外保留多少个 step-N 检查点。</translation>
    </message>
    <message>
        <source>Metric of the best checkpoint</source>
        <translation>最佳检查点的指标</translation>
    </message>
    <message>
        <source>The metric on the development set that decides which checkpoint is best, and early stopping.</source>
        <translation>开发集上决定最佳检查点和提前停止的指标。</translation>
    </message>
    <message>
        <source>Early stopping after</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>evaluations</source>
        <translation>次评估</translation>
    </message>
    <message>
        <source>Stops when the metric did not improve for so many evaluations. 0: off.</source>
        <translation>指标连续这么多次评估没有改善时停止。0：关闭。</translation>
    </message>
    <message>
        <source>Smallest improvement</source>
        <translation>最小改善</translation>
    </message>
    <message>
        <source>What the metric must gain to count as an improvement.</source>
        <translation>指标至少提高多少才算改善。</translation>
    </message>
    <message>
        <source>Checkpoint of the result</source>
        <translation>结果所用的检查点</translation>
    </message>
    <message>
        <source>Which checkpoint the final evaluation and predictions use.</source>
        <translation>最终评估和预测使用哪个检查点。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Everything random follows from it: the order of examples, dropout, new weights, splits.</source>
        <translation>一切随机性都由它决定：样本顺序、dropout、新权重和数据划分。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>The name shown in lists. Empty: made from task and model.</source>
        <translation>列表中显示的名称。留空：由任务和模型生成。</translation>
    </message>
    <message>
        <source>MRPC, run_classifier</source>
        <translation>MRPC，run_classifier</translation>
    </message>
    <message>
        <source>BERT-Base on MRPC as in the READMEs of google-research/bert and pytorch-pretrained-BERT: accuracy 84 to 88 % over re-runs, 84.55 % in Google&apos;s sample.</source>
        <translation>BERT-Base 在 MRPC 上的设置，与 google-research/bert 和 pytorch-pretrained-BERT 的 README 相同：多次运行准确率 84% 到 88%，Google 示例为 84.55%。</translation>
    </message>
    <message>
        <source>GLUE, BERT paper</source>
        <translation>GLUE，BERT 论文</translation>
    </message>
    <message>
        <source>Devlin et al. 2019, section 4.1: batch 32, 3 epochs, the best learning rate of 5e-5, 4e-5, 3e-5 and 2e-5 on the development set. BERT-Base scores 79.6 on average on the test sets.</source>
        <translation>Devlin 等 2019，第 4.1 节：批次 32，3 轮，在开发集上从 5e-5、4e-5、3e-5、2e-5 中选最佳学习率。BERT-Base 在测试集上平均 79.6 分。</translation>
    </message>
    <message>
        <source>Fine-tuning, BERT paper</source>
        <translation>微调，BERT 论文</translation>
    </message>
    <message>
        <source>Devlin et al. 2019, appendix A.3: what works across tasks is batch 16 or 32, a learning rate of 5e-5, 3e-5 or 2e-5, and 2 to 4 epochs.</source>
        <translation>Devlin 等 2019，附录 A.3：各任务通用的设置是批次 16 或 32，学习率 5e-5、3e-5 或 2e-5，2 到 4 轮。</translation>
    </message>
    <message>
        <source>Small models</source>
        <translation>小模型</translation>
    </message>
    <message>
        <source>google-research/bert, smaller models: 4 epochs, the best of batch 8 to 128 and learning rate 3e-4, 1e-4, 5e-5, 3e-5 for each task. BERT-Mini scores 65.8 on GLUE, BERT-Medium 73.5.</source>
        <translation>google-research/bert 的小模型：4 轮，每个任务在批次 8 到 128 与学习率 3e-4、1e-4、5e-5、3e-5 中取最佳。BERT-Mini 在 GLUE 上 65.8 分，BERT-Medium 73.5 分。</translation>
    </message>
    <message>
        <source>Transformers Trainer</source>
        <translation>Transformers Trainer</translation>
    </message>
    <message>
        <source>Hugging Face Transformers: the defaults of Trainer and run_glue. AdamW with bias correction, no weight decay, no warm-up, batch 8.</source>
        <translation>Hugging Face Transformers：Trainer 和 run_glue 的默认值。带偏差校正的 AdamW，无权重衰减，无预热，批次 8。</translation>
    </message>
    <message>
        <source>Range: %1 to %2</source>
        <translation>范围：%1 到 %2</translation>
    </message>
    <message>
        <source>Range: %1 or more</source>
        <translation>范围：%1 或更大</translation>
    </message>
    <message>
        <source>The example of Google&apos;s README: MRPC</source>
        <translation>Google 的 README 中的示例：MRPC</translation>
    </message>
    <message>
        <source>No default; required by Google and PPB run_classifier</source>
        <translation>无默认值；Google 和 PPB 的 run_classifier 都必须给出</translation>
    </message>
    <message>
        <source>Empty: the task&apos;s own layout</source>
        <translation>空：按任务自己的文件布局</translation>
    </message>
    <message>
        <source>Empty: found by name, else asked for</source>
        <translation>空：按名称查找，找不到则询问</translation>
    </message>
    <message>
        <source>Empty: found by name; of two columns, the one that is not the text</source>
        <translation>空：按名称查找；只有两列时，取不是文本的那一列</translation>
    </message>
    <message>
        <source>auto: judged from the row itself</source>
        <translation>auto：根据该行本身判断</translation>
    </message>
    <message>
        <source>Empty: the task&apos;s, as in run_classifier; for custom tasks those of the training file, sorted</source>
        <translation>空：任务自带的标签，与 run_classifier 相同；自定义任务则为训练文件中的标签，排序后使用</translation>
    </message>
    <message>
        <source>0.1, a common choice; none of the original scripts splits</source>
        <translation>0.1，常见的选择；原始脚本都不拆分</translation>
    </message>
    <message>
        <source>0: everything; 1,000 is enough for a first look</source>
        <translation>0：全部；1,000 足以先看一眼</translation>
    </message>
    <message>
        <source>Off: a test file that steers is no test</source>
        <translation>关：用来引导训练的测试文件就不再是测试</translation>
    </message>
    <message>
        <source>No default; PPB --bert_model, Google --init_checkpoint</source>
        <translation>无默认值；PPB 的 --bert_model，Google 的 --init_checkpoint</translation>
    </message>
    <message>
        <source>Off: fine-tuning starts from trained weights</source>
        <translation>关：微调从训练好的权重开始</translation>
    </message>
    <message>
        <source>auto; Google true, PPB off</source>
        <translation>auto；Google 为 true，PPB 为关</translation>
    </message>
    <message>
        <source>config.json: 0.1 in every released BERT</source>
        <translation>config.json：所有已发布的 BERT 都是 0.1</translation>
    </message>
    <message>
        <source>Google 0.1; PPB and Transformers the hidden dropout</source>
        <translation>Google 0.1；PPB 和 Transformers 用隐藏层 dropout</translation>
    </message>
    <message>
        <source>Google, PPB and Transformers run_glue 128</source>
        <translation>Google、PPB 和 Transformers 的 run_glue 为 128</translation>
    </message>
    <message>
        <source>longest-first, as run_classifier; head-tail: Sun et al. 2019</source>
        <translation>longest-first，与 run_classifier 相同；head-tail：Sun 等人 2019</translation>
    </message>
    <message>
        <source>0: half; Sun et al. 2019 keep 128 of 510</source>
        <translation>0：一半；Sun 等人 2019 从 510 中保留 128</translation>
    </message>
    <message>
        <source>Google and PPB 32; paper 16, 32; Transformers 8 per device</source>
        <translation>Google 和 PPB 32；论文 16、32；Transformers 每台设备 8</translation>
    </message>
    <message>
        <source>PPB and Transformers 1; Google has none</source>
        <translation>PPB 和 Transformers 1；Google 没有</translation>
    </message>
    <message>
        <source>Google, PPB and Transformers 8; 32 here, as it only changes speed</source>
        <translation>Google、PPB 和 Transformers 8；这里为 32，因为它只影响速度</translation>
    </message>
    <message>
        <source>adamw: Transformers; adamw-google: Google optimization.py, PPB BertAdam</source>
        <translation>adamw：Transformers；adamw-google：Google 的 optimization.py、PPB 的 BertAdam</translation>
    </message>
    <message>
        <source>Google, PPB and Transformers 5e-5; paper 2e-5 to 5e-5</source>
        <translation>Google、PPB 和 Transformers 5e-5；论文 2e-5 到 5e-5</translation>
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
        <translation>0：以比例为准；Transformers 0</translation>
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
        <translation>Google、PPB 和 Transformers 3；论文 2 到 4</translation>
    </message>
    <message>
        <source>0; Transformers -1, with the same meaning</source>
        <translation>0；Transformers 为 -1，含义相同</translation>
    </message>
    <message>
        <source>Google and PPB 0.01; Transformers 0</source>
        <translation>Google 和 PPB 0.01；Transformers 0</translation>
    </message>
    <message>
        <source>0.9 everywhere</source>
        <translation>处处都是 0.9</translation>
    </message>
    <message>
        <source>0.999 everywhere</source>
        <translation>处处都是 0.999</translation>
    </message>
    <message>
        <source>Transformers 1e-8; Google and PPB 1e-6</source>
        <translation>Transformers 1e-8；Google 和 PPB 1e-6</translation>
    </message>
    <message>
        <source>Google and Transformers 1.0 over all parameters; PPB 1.0 for each parameter</source>
        <translation>Google 和 Transformers 对全部参数 1.0；PPB 对每个参数 1.0</translation>
    </message>
    <message>
        <source>Empty: all equal, as every original script</source>
        <translation>空：全部相等，与所有原始脚本相同</translation>
    </message>
    <message>
        <source>Off, as every original script; the formula is scikit-learn&apos;s &quot;balanced&quot;</source>
        <translation>关，与所有原始脚本相同；公式为 scikit-learn 的 &quot;balanced&quot;</translation>
    </message>
    <message>
        <source>auto; PPB and Transformers take CUDA where they find it</source>
        <translation>auto；PPB 和 Transformers 找到 CUDA 就使用</translation>
    </message>
    <message>
        <source>fp32: Google, PPB and Transformers by default</source>
        <translation>fp32：Google、PPB 和 Transformers 的默认值</translation>
    </message>
    <message>
        <source>0: physical cores, as PyTorch</source>
        <translation>0：物理核心数，与 PyTorch 相同</translation>
    </message>
    <message>
        <source>0: each epoch; Transformers: as asked</source>
        <translation>0：每轮一次；Transformers：按要求</translation>
    </message>
    <message>
        <source>1, as Transformers&apos; strategy &quot;epoch&quot;</source>
        <translation>1，与 Transformers 的 &quot;epoch&quot; 策略相同</translation>
    </message>
    <message>
        <source>Transformers 500; Google 1000; PPB only at the end</source>
        <translation>Transformers 500；Google 1000；PPB 只在结束时</translation>
    </message>
    <message>
        <source>1; TensorFlow&apos;s Estimator 5; Transformers all</source>
        <translation>1；TensorFlow 的 Estimator 5；Transformers 全部</translation>
    </message>
    <message>
        <source>Empty: the task&apos;s first; Transformers: the loss</source>
        <translation>空：任务的第一个指标；Transformers：损失</translation>
    </message>
    <message>
        <source>0: off, as every original script</source>
        <translation>0：关闭，与所有原始脚本相同</translation>
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
        <translation>PPB 和 Transformers 42；Google 没有此选项</translation>
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
        <translation>全部行</translation>
    </message>
    <message>
        <source>as in config.json</source>
        <translation>按 config.json</translation>
    </message>
    <message>
        <source>half</source>
        <translation>一半</translation>
    </message>
    <message>
        <source>the share counts</source>
        <translation>按比例计</translation>
    </message>
    <message>
        <source>epochs count</source>
        <translation>按轮数计</translation>
    </message>
    <message>
        <source>never clipped</source>
        <translation>不裁剪</translation>
    </message>
    <message>
        <source>all physical cores</source>
        <translation>全部物理核心</translation>
    </message>
    <message>
        <source>at ends of epochs</source>
        <translation>每轮结束时</translation>
    </message>
    <message>
        <source>only at the end</source>
        <translation>仅在结束时</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PieceWords</name>
    <message>
        <source>begins a word</source>
        <translation>词的开头</translation>
    </message>
    <message>
        <source>continues a word</source>
        <translation>词的后续</translation>
    </message>
    <message>
        <source>unknown to the vocabulary</source>
        <translation>词表中没有</translation>
    </message>
    <message>
        <source>special token</source>
        <translation>特殊词元</translation>
    </message>
    <message>
        <source>special token written in the text</source>
        <translation>写在文本中的特殊词元</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>control character</source>
        <translation>控制字符</translation>
    </message>
    <message>
        <source>invisible character</source>
        <translation>不可见字符</translation>
    </message>
    <message>
        <source>character of private use</source>
        <translation>私用区字符</translation>
    </message>
    <message>
        <source>unreadable bytes</source>
        <translation>无法读取的字节</translation>
    </message>
    <message>
        <source>accent</source>
        <translation>重音符号</translation>
    </message>
    <message>
        <source>position %1: %2</source>
        <translation>位置 %1：%2</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>编号 %1</translation>
    </message>
    <message>
        <source>text A %1</source>
        <translation>文本 A %1</translation>
    </message>
    <message>
        <source>text B %1</source>
        <translation>文本 B %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a description</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>%1 of %2 positions</source>
        <translation>%2 个位置中用了 %1 个</translation>
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
        <translation>每词 %1 个词片</translation>
    </message>
    <message>
        <source>%1 [UNK]</source>
        <translation>%1 个 [UNK]</translation>
    </message>
    <message>
        <source>nothing unknown</source>
        <translation>没有未知词</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) lost</source>
        <translation>
            <numerusform>丢失 %n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing lost</source>
        <translation>没有丢失</translation>
    </message>
    <message numerus="yes">
        <source>%n accent(s) removed</source>
        <translation>
            <numerusform>去除 %n 个重音符号</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the tokenizer removes the accent</source>
        <translation>%1：分词器会去除重音符号</translation>
    </message>
    <message>
        <source>%1, %2: the tokenizer drops it</source>
        <translation>%1，%2：分词器会丢弃它</translation>
    </message>
    <message numerus="yes">
        <source>%Ln position(s)</source>
        <translation>
            <numerusform>%Ln 个位置</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanTexts</name>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n 层</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 hidden</source>
        <translation>隐藏维度 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n 个注意力头</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 M parameters</source>
        <translation>%1 M 参数</translation>
    </message>
    <message>
        <source>no weights: trained from scratch</source>
        <translation>没有权重：从零训练</translation>
    </message>
    <message>
        <source>set by max steps</source>
        <translation>由最大步数设定</translation>
    </message>
    <message>
        <source>%1 epochs × %2</source>
        <translation>%1 轮 × %2</translation>
    </message>
    <message>
        <source>peak %1 at step %2</source>
        <translation>第 %2 步达到峰值 %1</translation>
    </message>
    <message>
        <source>median %1 · longest %2</source>
        <translation>中位数 %1 · 最长 %2</translation>
    </message>
    <message>
        <source>No example is cut.</source>
        <translation>没有样本被截断。</translation>
    </message>
    <message>
        <source>%1 of %2 examples are cut (%3 %), %4 tokens lost.</source>
        <translation>%2 个样本中有 %1 个被截断（%3%），损失 %4 个词元。</translation>
    </message>
    <message>
        <source>%1 % of a padded batch would be padding; batches are packed.</source>
        <translation>若填充批次，%1% 将是填充；这里的批次是紧凑打包的。</translation>
    </message>
    <message>
        <source>Set %1 to %2</source>
        <translation>将 %1 设为 %2</translation>
    </message>
    <message>
        <source>estimated from %1 GFLOP/s</source>
        <translation>按 %1 GFLOP/s 估算</translation>
    </message>
    <message>
        <source>from your run %1: %2 tokens/s, here %3 examples/s</source>
        <translation>依据您的运行 %1：%2 词元/秒，此处 %3 样本/秒</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>%1 k parameters</source>
        <translation>%1 千个参数</translation>
    </message>
    <message>
        <source>There is no development file: %1 rows drawn from the training file serve instead.</source>
        <translation>没有开发集文件：改用从训练文件中抽取的 %1 行。</translation>
    </message>
    <message>
        <source>No dev split is used: all training rows are trained on, nothing is measured meanwhile, and the test file gives the results at the end.</source>
        <translation>不使用开发集：全部训练行都用于训练，期间不做评估，最后由测试文件给出结果。</translation>
    </message>
    <message>
        <source>Now choose a model</source>
        <translation>接着选择模型</translation>
    </message>
    <message>
        <source>First choose your data</source>
        <translation>请先选择数据</translation>
    </message>
    <message>
        <source>A folder with config.json, vocab.txt and weights; without weights, training starts from scratch.</source>
        <translation>含 config.json、vocab.txt 和权重的文件夹；没有权重时从头训练。</translation>
    </message>
    <message>
        <source>The task, and the folder with its files or a training file of your own. The page Start finds out what a folder holds, and has an example to try.</source>
        <translation>任务，以及含其文件的文件夹或您自己的训练文件。“开始”页能识别文件夹中的内容，并提供可试用的示例。</translation>
    </message>
    <message>
        <source>Set to %1</source>
        <translation>设为 %1</translation>
    </message>
    <message>
        <source>Nothing is held out: all training rows are trained on, and nothing is measured, neither meanwhile nor at the end.</source>
        <translation>没有留出任何数据：全部训练行都用于训练，期间和最后都不做评估。</translation>
    </message>
    <message>
        <source>%1 of %2 repeated</source>
        <translation>%2：%1 个重复</translation>
    </message>
    <message>
        <source>%1 of %2 repeated with another label</source>
        <translation>%2：%1 个重复而标签不同</translation>
    </message>
    <message>
        <source>%1 of %2 in train too</source>
        <translation>%2：%1 个在训练集中也有</translation>
    </message>
    <message>
        <source>%1 of %2 in train with another label</source>
        <translation>%2：%1 个在训练集中标签不同</translation>
    </message>
    <message>
        <source>%1 of %2 with an empty text</source>
        <translation>%2：%1 个有空文本</translation>
    </message>
    <message>
        <source>%1 of %2 in an odd encoding</source>
        <translation>%2：%1 个编码可疑</translation>
    </message>
    <message>
        <source>[UNK]: %1 of the tokens, in %2</source>
        <comment>a share; examples of a split</comment>
        <translation>[UNK]：占词元的 %1，%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>examples of a split</comment>
        <translation>%2 中 %1 个样本</translation>
    </message>
</context>
<context>
    <name>RunState</name>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
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
        <translation>失败</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
</context>
<context>
    <name>Split</name>
    <message>
        <source>dev mismatched</source>
        <translation>开发集（不匹配）</translation>
    </message>
    <message>
        <source>test mismatched</source>
        <translation>测试集（不匹配）</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>开发集</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试集</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>MRPC: do two sentences say the same?</source>
        <translation>MRPC：两个句子意思相同吗？</translation>
    </message>
    <message>
        <source>SST-2: is a sentence positive or negative?</source>
        <translation>SST-2：句子是正面还是负面？</translation>
    </message>
    <message>
        <source>CoLA: is a sentence grammatical?</source>
        <translation>CoLA：句子合乎语法吗？</translation>
    </message>
    <message>
        <source>MNLI: does the second sentence follow?</source>
        <translation>MNLI：第二句能由第一句推出吗？</translation>
    </message>
    <message>
        <source>QNLI: does the sentence answer the question?</source>
        <translation>QNLI：句子回答了问题吗？</translation>
    </message>
    <message>
        <source>QQP: do two questions ask the same?</source>
        <translation>QQP：两个问题问的是同一件事吗？</translation>
    </message>
    <message>
        <source>RTE: does the second sentence follow?</source>
        <translation>RTE：第二句能由第一句推出吗？</translation>
    </message>
    <message>
        <source>STS-B: how similar are two sentences?</source>
        <translation>STS-B：两个句子有多相似？</translation>
    </message>
    <message>
        <source>WNLI: whom does a pronoun mean?</source>
        <translation>WNLI：代词指的是谁？</translation>
    </message>
    <message>
        <source>Your texts and labels</source>
        <translation>您的文本与标签</translation>
    </message>
    <message>
        <source>Your text pairs and labels</source>
        <translation>您的文本对与标签</translation>
    </message>
    <message>
        <source>Your texts and numbers</source>
        <translation>您的文本与数值</translation>
    </message>
    <message>
        <source>Your text pairs and numbers</source>
        <translation>您的文本对与数值</translation>
    </message>
    <message>
        <source>A folder for each class</source>
        <translation>每个类别一个文件夹</translation>
    </message>
</context>
<context>
    <name>TruncationWords</name>
    <message>
        <source>Longest first</source>
        <translation>先截较长的</translation>
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
        <translation>留开头</translation>
    </message>
    <message>
        <source>Tail</source>
        <translation>留结尾</translation>
    </message>
    <message>
        <source>Head + tail</source>
        <translation>留开头与结尾</translation>
    </message>
</context>
<context>
    <name>cloze::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
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
        <translation>将图表保存为图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>图片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>&amp;Copy the values</source>
        <translation>复制数值(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save as a picture …</source>
        <translation>保存为图片(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>cloze::CheckpointsTab</name>
    <message>
        <source>Checkpoints appear here as the run writes them; each opens in Transformers as it is.</source>
        <translation>运行写出的检查点会出现在这里；每个都能直接用 Transformers 打开。</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>复制路径(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>打开文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>No program opens folders here.</source>
        <translation>这里没有能打开文件夹的程序。</translation>
    </message>
    <message>
        <source>The folder is %1</source>
        <translation>文件夹是 %1</translation>
    </message>
    <message>
        <source>Choose a checkpoint first</source>
        <translation>请先选择一个检查点</translation>
    </message>
    <message>
        <source>%1 is kept for continuing and comparing</source>
        <translation>%1 保留下来，用于继续训练和比较</translation>
    </message>
    <message>
        <source>The run is going on and looks after its checkpoints itself</source>
        <translation>运行正在进行，会自行管理检查点</translation>
    </message>
    <message>
        <source>Removes the folder from the disk; this cannot be undone</source>
        <translation>从磁盘上移除该文件夹；此操作无法撤销</translation>
    </message>
    <message>
        <source>Delete %1 from the disk?</source>
        <translation>从磁盘上删除 %1？</translation>
    </message>
    <message>
        <source>This cannot be undone; last and best stay.</source>
        <translation>此操作无法撤销；last 和 best 会保留。</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>The checkpoint was not deleted.</source>
        <translation>检查点未能删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s), %1 on disk</source>
        <translation>
            <numerusform>%n 个检查点，占用磁盘 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::CommandPalette</name>
    <message>
        <source>Type a command, a page or the name of a run</source>
        <translation>输入命令、页面或运行的名称</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
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
        <translation>文本</translation>
    </message>
    <message>
        <source>This vocabulary</source>
        <translation>此词表</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>另一个</translation>
    </message>
</context>
<context>
    <name>cloze::CompareView</name>
    <message>
        <source>%1 of %2 words differ · pieces a word %3 and %4 · [UNK] %5 and %6</source>
        <translation>%2 个词中有 %1 个不同 · 每词词片 %3 与 %4 · [UNK] %5 与 %6</translation>
    </message>
    <message>
        <source>Second vocabulary: a model folder or a vocab.txt</source>
        <translation>第二个词表：模型文件夹或 vocab.txt</translation>
    </message>
    <message>
        <source>Casing of the second vocabulary</source>
        <translation>第二个词表的大小写</translation>
    </message>
    <message>
        <source>As its files say</source>
        <translation>按其文件</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小写</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Differences &amp;only</source>
        <translation>只看不同(&amp;O)</translation>
    </message>
    <message>
        <source>Words cut by both vocabularies</source>
        <translation>两个词表切分的词</translation>
    </message>
    <message>
        <source>Same vocabulary, Google&apos;s rules</source>
        <translation>同一词表，Google 的规则</translation>
    </message>
    <message>
        <source>Same vocabulary, Transformers&apos; rules</source>
        <translation>同一词表，Transformers 的规则</translation>
    </message>
    <message>
        <source>Second vocabulary, or the same</source>
        <translation>第二个词表，或同一个</translation>
    </message>
    <message>
        <source>Automatic: of another vocabulary what its files say; of the same one the other casing, or the same where only the rules are compared</source>
        <translation>自动：另一词表按其文件所述；同一词表用另一种大小写，只比较规则时则用相同大小写</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Rules of the second vocabulary</source>
        <translation>第二个词表的规则</translation>
    </message>
    <message>
        <source>Same rules</source>
        <translation>相同规则</translation>
    </message>
</context>
<context>
    <name>cloze::ConfusionList</name>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>all examples</source>
        <translation>所有样本</translation>
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
        <translation>对数</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
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
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 个</translation>
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
        <translation>曲线从训练的第一步开始。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>实际时间</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Horizontal axis of all charts</source>
        <translation>所有图表的横轴</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Weight of TensorBoard&apos;s moving average, 0 to 0.99</source>
        <translation>TensorBoard 滑动平均的权重，0 到 0.99</translation>
    </message>
    <message>
        <source>Log y</source>
        <translation>对数纵轴</translation>
    </message>
    <message>
        <source>Logarithmic vertical axes</source>
        <translation>纵轴采用对数刻度</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation>复制数据</translation>
    </message>
    <message>
        <source>The visible range of every chart, tab-separated; Ctrl+C on one chart copies that one</source>
        <translation>复制每个图表可见范围内的数据，以制表符分隔；在某个图表上按 Ctrl+C 只复制该图表</translation>
    </message>
    <message>
        <source>Save the curves as a picture</source>
        <translation>将曲线保存为图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>图片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>The picture was not saved.</source>
        <translation>图片未能保存。</translation>
    </message>
    <message>
        <source>The curves could not be read.</source>
        <translation>无法读取曲线。</translation>
    </message>
    <message>
        <source>There is no curve to show.</source>
        <translation>没有可显示的曲线。</translation>
    </message>
</context>
<context>
    <name>cloze::DropField</name>
    <message>
        <source>Looking at it …</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Open something</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Drop a data set, a model or a run here</source>
        <translation>将数据集、模型或运行拖放到这里</translation>
    </message>
    <message>
        <source>or type its path and press Enter</source>
        <translation>或输入路径后按回车</translation>
    </message>
    <message>
        <source>Path of a data set, a model or a run</source>
        <translation>数据集、模型或运行的路径</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>选择文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose a fol&amp;der…</source>
        <translation>选择文件夹(&amp;D)…</translation>
    </message>
</context>
<context>
    <name>cloze::ExampleBar</name>
    <message>
        <source>reading the data …</source>
        <translation>正在读取数据…</translation>
    </message>
    <message>
        <source>counting tokens: %1 %</source>
        <translation>正在统计词元：%1 %</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>数据(&amp;D)</translation>
    </message>
    <message>
        <source>Data set whose examples are shown</source>
        <translation>要查看样本的数据集</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>数据划分</translation>
    </message>
    <message>
        <source>Previous example</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Previous example (Alt+Page Up)</source>
        <translation>上一个样本（Alt+Page Up）</translation>
    </message>
    <message>
        <source>Next example</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>Next example (Alt+Page Down)</source>
        <translation>下一个样本（Alt+Page Down）</translation>
    </message>
    <message>
        <source>Number of the example</source>
        <translation>样本序号</translation>
    </message>
    <message>
        <source>Which examples</source>
        <translation>哪些样本</translation>
    </message>
    <message>
        <source>Find in the examples</source>
        <translation>在样本中查找</translation>
    </message>
    <message>
        <source>Find …</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>not in one window</source>
        <translation>无法放入一个窗口</translation>
    </message>
    <message>
        <source>A data set&apos;s folder, a table or questions in SQuAD&apos;s layout, to walk through its examples</source>
        <translation>数据集文件夹、表格或 SQuAD 格式的问题文件，用于逐条查看</translation>
    </message>
    <message>
        <source>Only examples with: %1. Press to see the others too.</source>
        <translation>仅显示这样的样本：%1。点击可看到其他样本。</translation>
    </message>
    <message>
        <source>Show the other examples too</source>
        <translation>也显示其他样本</translation>
    </message>
</context>
<context>
    <name>cloze::ExamplesTab</name>
    <message>
        <source>Each example with its prediction appears here after the final evaluation of the run.</source>
        <translation>运行的最终评估完成后，每个样本及其预测会出现在这里。</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Only texts that contain …</source>
        <translation>仅显示包含以下内容的文本…</translation>
    </message>
    <message>
        <source>Filter of the examples</source>
        <translation>样本筛选</translation>
    </message>
    <message>
        <source>Wrong only</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>The selected rows, or all that are shown, tab-separated</source>
        <translation>选中的行或全部显示的行，以制表符分隔</translation>
    </message>
    <message>
        <source>Examples and predictions</source>
        <translation>样本与预测</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>The predictions could not be read.</source>
        <translation>无法读取预测结果。</translation>
    </message>
    <message>
        <source>%1 examples</source>
        <translation>%1 个样本</translation>
    </message>
    <message>
        <source>%1 of %2 examples</source>
        <translation>%2 个样本中的 %1 个</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Nothing was held out of this run&apos;s training, so there are no predictions to show. “Try it” asks the model about texts of your own.</source>
        <translation>该运行的训练没有留出任何数据，因此没有可显示的预测。可在“试用”中用您自己的文本询问模型。</translation>
    </message>
    <message>
        <source>No example is chosen.</source>
        <translation>没有选中样本。</translation>
    </message>
    <message>
        <source>Inspect this example</source>
        <translation>检视此样本</translation>
    </message>
</context>
<context>
    <name>cloze::FindingTexts</name>
    <message>
        <source>There is nothing at %1.</source>
        <translation>%1 处没有任何内容。</translation>
    </message>
    <message>
        <source>A data set. %1</source>
        <translation>数据集。%1</translation>
    </message>
    <message>
        <source>A model folder that cannot be opened.</source>
        <translation>无法打开的模型文件夹。</translation>
    </message>
    <message>
        <source>A checkpoint of the run “%1”</source>
        <translation>运行“%1”的检查点</translation>
    </message>
    <message>
        <source>A BERT model: %1</source>
        <translation>BERT 模型：%1</translation>
    </message>
    <message>
        <source>A run that cannot be read.</source>
        <translation>无法读取的运行。</translation>
    </message>
    <message>
        <source>A run: %1</source>
        <translation>运行：%1</translation>
    </message>
    <message>
        <source>Settings of a run that cannot be read.</source>
        <translation>无法读取的运行设置。</translation>
    </message>
    <message>
        <source>Settings of a run: %1</source>
        <translation>运行的设置：%1</translation>
    </message>
    <message>
        <source>TensorBoard&apos;s curves, which Cloze cannot show yet.</source>
        <translation>TensorBoard 的曲线，Cloze 暂时还不能显示。</translation>
    </message>
    <message numerus="yes">
        <source>A folder of %n run(s)</source>
        <translation>
            <numerusform>包含 %n 个运行的文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 is no data set, no model and no run.</source>
        <translation>%1 不是数据集、模型或运行。</translation>
    </message>
    <message>
        <source>Check the spelling, or choose it with one of the buttons.</source>
        <translation>请检查拼写，或用下面的按钮选择。</translation>
    </message>
    <message>
        <source>A folder of texts for each class, in %1</source>
        <translation>%1 中每个类别一个文本文件夹</translation>
    </message>
    <message>
        <source>Columns: %1</source>
        <translation>列：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>%n 层</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 hidden</source>
        <translation>隐藏维度 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n 个注意力头</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 M parameters</source>
        <translation>%1 M 参数</translation>
    </message>
    <message>
        <source>no weights: it starts from scratch</source>
        <translation>没有权重：从零开始训练</translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n 个标签</numerusform>
        </translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>It lies outside the folder of your runs; copy it there to open it here.</source>
        <translation>它不在您的运行文件夹中；请复制到那里后再打开。</translation>
    </message>
    <message>
        <source>Data, model and every option, as a run keeps them.</source>
        <translation>数据、模型和全部选项，与运行所保存的一致。</translation>
    </message>
    <message>
        <source>A run of Cloze is a folder with run.json and metrics.db.</source>
        <translation>Cloze 的运行是包含 run.json 和 metrics.db 的文件夹。</translation>
    </message>
    <message>
        <source>Drop one of them here to see what can be done with it.</source>
        <translation>将其中一个拖放到这里，看看可以做什么。</translation>
    </message>
    <message>
        <source>A data set is a folder with train.tsv, train.csv or train.jsonl, or with a folder of texts for each class; a model is a folder with config.json and vocab.txt.</source>
        <translation>数据集是包含 train.tsv、train.csv 或 train.jsonl 的文件夹，或每个类别各有一个文本文件夹；模型是包含 config.json 和 vocab.txt 的文件夹。</translation>
    </message>
    <message>
        <source>A table has columns divided by tabs or commas, or an object a line (JSON lines).</source>
        <translation>表格的列以制表符或逗号分隔，或每行一个对象（JSON lines）。</translation>
    </message>
    <message>
        <source>&amp;Train on this data</source>
        <translation>用此数据训练(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Train on its folder, %n file(s)</source>
        <translation>
            <numerusform>用其所在文件夹训练，%n 个文件(&amp;T)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Train on this file</source>
        <translation>用此文件训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Start from this model</source>
        <translation>从此模型开始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open its run</source>
        <translation>打开所属运行(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Open the run</source>
        <translation>打开运行(&amp;O)</translation>
    </message>
    <message>
        <source>Train &amp;again with its settings</source>
        <translation>用其设置再次训练(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Start from its checkpoint “%1”</source>
        <translation>从其检查点“%1”开始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Train with these settings</source>
        <translation>用这些设置训练(&amp;T)</translation>
    </message>
    <message>
        <source>A data set that cannot be read.</source>
        <translation>无法读取的数据集。</translation>
    </message>
    <message>
        <source>Train on this file a&amp;lone</source>
        <translation>仅用此文件训练(&amp;L)</translation>
    </message>
    <message>
        <source>A folder of texts for each class</source>
        <translation>每个类别一个文本文件夹</translation>
    </message>
    <message>
        <source>&amp;Inspect its examples</source>
        <translation>检视其中的样本(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Inspect texts with its vocabulary</source>
        <translation>用它的词表检视文本(&amp;I)</translation>
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
        <translation>显示这些样本</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>tokens lost</source>
        <translation>丢失的词元</translation>
    </message>
    <message>
        <source>[UNK] among the tokens</source>
        <translation>词元中的 [UNK]</translation>
    </message>
    <message>
        <source>%1 of %2 tokens are [UNK].</source>
        <translation>%2 个词元中有 %1 个是 [UNK]。</translation>
    </message>
    <message>
        <source>cut at %1 tokens</source>
        <translation>在 %1 个词元处被截断</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>被截断</translation>
    </message>
    <message>
        <source>not in one window at %1 tokens</source>
        <translation>长度 %1 时无法放入一个窗口</translation>
    </message>
    <message>
        <source>What was found in the data</source>
        <translation>在数据中发现的</translation>
    </message>
    <message>
        <source>Choose a number to see its examples.</source>
        <translation>选一个数字查看相应的样本。</translation>
    </message>
</context>
<context>
    <name>cloze::HelpPage</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>cloze::HistogramChart</name>
    <message>
        <source>line at %1</source>
        <translation>竖线位于 %1</translation>
    </message>
    <message>
        <source>%1 to %2 %3: %4</source>
        <translation>%1 到 %2 %3：%4</translation>
    </message>
    <message>
        <source>heights are logarithms</source>
        <translation>高度为对数</translation>
    </message>
</context>
<context>
    <name>cloze::InspectPage</name>
    <message>
        <source>Inspect</source>
        <translation>检视</translation>
    </message>
    <message>
        <source>cutting into pieces …</source>
        <translation>正在切分…</translation>
    </message>
    <message>
        <source>Texts are shown here once there is a vocabulary to cut them with.</source>
        <translation>有了可用的词表，文本就会显示在这里。</translation>
    </message>
    <message>
        <source>Type a text, or paste one, to see the pieces, ids and masks the model gets.</source>
        <translation>输入或粘贴一段文本，看看模型得到的词片、编号与掩码。</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>显示一个例子</translation>
    </message>
    <message>
        <source>This vocabulary cannot be used.</source>
        <translation>这个词表无法使用。</translation>
    </message>
    <message>
        <source>Text and pieces</source>
        <translation>文本与词片</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Python lists</source>
        <translation>Python 列表</translation>
    </message>
    <message>
        <source>run_classifier log</source>
        <translation>run_classifier 日志</translation>
    </message>
    <message>
        <source>Copy as %1</source>
        <translation>复制为 %1</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Truncation</source>
        <translation>截断</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Previous example</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>Next example</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>There is no further example.</source>
        <translation>没有更多样本了。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>window %1 of %2</source>
        <translation>第 %1 个窗口，共 %2 个</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Label: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>The data set is being read; its examples are shown here.</source>
        <translation>正在读取数据集；其样本将显示在这里。</translation>
    </message>
</context>
<context>
    <name>cloze::LabelBars</name>
    <message>
        <source>Examples of each label</source>
        <translation>每个标签的样本数</translation>
    </message>
    <message numerus="yes">
        <source>and %n more label(s)</source>
        <translation>
            <numerusform>另有 %n 个标签</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::LogTab</name>
    <message>
        <source>Only lines that contain …</source>
        <translation>仅显示包含以下内容的行…</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>日志筛选</translation>
    </message>
    <message>
        <source>Follow the end</source>
        <translation>跟随末尾</translation>
    </message>
    <message>
        <source>Copy log</source>
        <translation>复制日志</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What the run says about itself appears here; nothing has been written yet.</source>
        <translation>运行的自述会出现在这里；目前尚无内容。</translation>
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
        <translation>最后 %1 行</translation>
    </message>
</context>
<context>
    <name>cloze::MainWindow</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>This is where you began.</source>
        <translation>这里就是起点。</translation>
    </message>
    <message>
        <source>This is the newest place.</source>
        <translation>这里就是最新的位置。</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) started here still go on.</source>
        <translation>
            <numerusform>在此启动的 %n 个运行仍在进行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They can go on without the window, and be found under Runs when it is opened again.</source>
        <translation>
            <numerusform>关闭窗口后它们可以继续进行，重新打开时可在“运行”中找到。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep running and close</source>
        <translation>保持运行并关闭(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Stop, save and close</source>
        <translation>停止、保存并关闭(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t close</source>
        <translation>不关闭(&amp;D)</translation>
    </message>
    <message>
        <source>Stopping; the window closes once the checkpoints are written …</source>
        <translation>正在停止；检查点写完后窗口将关闭…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close &amp;now</source>
        <translation>立即关闭(&amp;N)</translation>
    </message>
    <message>
        <source>A run could not be started, so the window stays open.</source>
        <translation>有一个运行未能启动，因此窗口保持打开。</translation>
    </message>
    <message>
        <source>The page Train says why.</source>
        <translation>“训练”页会说明原因。</translation>
    </message>
    <message>
        <source>Go to &amp;Train</source>
        <translation>前往“训练”(&amp;T)</translation>
    </message>
    <message numerus="yes">
        <source>%n more run(s) are to be started yet, which takes the window.</source>
        <translation>
            <numerusform>还有 %n 个运行有待启动，这需要窗口。</numerusform>
        </translation>
    </message>
    <message>
        <source>Start &amp;all, keep running and close</source>
        <translation>全部启动，保持运行并关闭(&amp;A)</translation>
    </message>
    <message>
        <source>The window closes once the last run is on its way …</source>
        <translation>最后一个运行启动后窗口即关闭…</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Language: as the system</source>
        <translation>语言：跟随系统</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新运行</translation>
    </message>
    <message>
        <source>Try the bundled example</source>
        <translation>试用内置示例</translation>
    </message>
    <message>
        <source>Trash: deleted runs</source>
        <translation>回收站：已删除的运行</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检视</translation>
    </message>
    <message>
        <source>Inspect the examples of a data set</source>
        <translation>检视数据集中的样本</translation>
    </message>
</context>
<context>
    <name>cloze::OptionForm</name>
    <message>
        <source>Fewer options</source>
        <translation>收起选项</translation>
    </message>
    <message numerus="yes">
        <source>%n more option(s)</source>
        <translation>
            <numerusform>还有 %n 个选项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::OptionRow</name>
    <message>
        <source>Show the columns of the data</source>
        <translation>显示数据的列</translation>
    </message>
</context>
<context>
    <name>cloze::PathEdit</name>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
</context>
<context>
    <name>cloze::Picture</name>
    <message>
        <source>%1: a picture can be saved as .png, .svg or .pdf; choose one of these endings.</source>
        <translation>%1：图片可保存为 .png、.svg 或 .pdf；请选择其中一种扩展名。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>cloze::PiecesModel</name>
    <message>
        <source>Code points of the text, as Transformers&apos; offset_mapping</source>
        <translation>文本的码点，与 Transformers 的 offset_mapping 相同</translation>
    </message>
    <message>
        <source>Pos</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>词片</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>段</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Offsets</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>cloze::PiecesTable</name>
    <message>
        <source>Tensors as a table</source>
        <translation>张量表格</translation>
    </message>
</context>
<context>
    <name>cloze::PlanPanel</name>
    <message>
        <source>working it out …</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>updates as you type</source>
        <translation>随输入更新</translation>
    </message>
    <message>
        <source>estimated peak</source>
        <translation>估计峰值</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>Tokens per pair</source>
        <translation>每对的词元数</translation>
    </message>
    <message>
        <source>Tokens per text</source>
        <translation>每段文本的词元数</translation>
    </message>
    <message>
        <source>The plan is being worked out.</source>
        <translation>正在计算计划。</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>The same from the command line</source>
        <translation>等价的命令行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>返回 %1</translation>
    </message>
    <message>
        <source>Open the &amp;first run</source>
        <translation>打开第一个运行(&amp;F)</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Drawn once the data can be read.</source>
        <translation>数据可读取后绘制。</translation>
    </message>
    <message>
        <source>Drag the line to set the maximal length, or move it with the arrow keys.</source>
        <translation>拖动竖线设置最大长度，也可用方向键移动。</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Work it out</source>
        <translation>重新计算</translation>
    </message>
    <message numerus="yes">
        <source>Inspect the %n that are cut</source>
        <translation>
            <numerusform>检视被截断的 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>No example is repeated, in two splits or empty, and none has [UNK].</source>
        <translation>没有样本重复、同在两处或为空，也没有样本含 [UNK]。</translation>
    </message>
    <message>
        <source>Look through the data</source>
        <translation>查看数据</translation>
    </message>
    <message>
        <source>What was found in the rows</source>
        <translation>在各行中发现的</translation>
    </message>
</context>
<context>
    <name>cloze::PredictionBars</name>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
</context>
<context>
    <name>cloze::PredictionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>label %1, predicted %2: %3</source>
        <translation>标签 %1，预测 %2：%3</translation>
    </message>
    <message>
        <source>label %1, predicted %2: %3; click to show these only</source>
        <translation>标签 %1，预测 %2：%3；点击仅显示这些</translation>
    </message>
</context>
<context>
    <name>cloze::PredictionsModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Text A</source>
        <translation>文本 A</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Text B</source>
        <translation>文本 B</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>All probabilities</source>
        <translation>全部概率</translation>
    </message>
</context>
<context>
    <name>cloze::PreflightView</name>
    <message>
        <source>Lengths of %1</source>
        <translation>%1的长度</translation>
    </message>
    <message>
        <source>At %1 tokens %2 of %3 examples are cut and %4 tokens lost.</source>
        <translation>在 %1 个词元处，%3 个样本中有 %2 个被截断，丢失 %4 个词元。</translation>
    </message>
    <message>
        <source>Without a length nothing is cut.</source>
        <translation>没有长度就不会截断。</translation>
    </message>
    <message>
        <source>Choose a data set above to see its lengths, its unknown words and what is odd in it.</source>
        <translation>在上面选一个数据集，查看它的长度、未知词和可疑之处。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Histogram of lengths</source>
        <translation>长度直方图</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>At %1 tokens %2 of %3 questions do not fit in one window, %4 windows in all; %5 answers are whole in none.</source>
        <translation>长度为 %1 个词元时，%3 个问题中有 %2 个无法放入一个窗口，共 %4 个窗口；%5 个答案不完整地在任何窗口中。</translation>
    </message>
    <message>
        <source>Reading the data …</source>
        <translation>正在读取数据…</translation>
    </message>
    <message>
        <source>Counting tokens: %1 %</source>
        <translation>正在统计词元：%1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>median %1, 99 % up to %2, longest %3</source>
        <translation>中位数 %1，99 % 不超过 %2，最长 %3</translation>
    </message>
    <message>
        <source>Labels of %1</source>
        <translation>%1的标签</translation>
    </message>
    <message>
        <source>%1 without a label</source>
        <translation>%1 个没有标签</translation>
    </message>
    <message>
        <source>Words that become [UNK]</source>
        <translation>成为 [UNK] 的词</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>words</comment>
        <translation>%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>%1 of over %2</source>
        <comment>words</comment>
        <translation>超过 %2 个中的 %1 个</translation>
    </message>
    <message>
        <source>Drag the line, or move it with the arrow keys, to see what a length cuts. A bar leads to its examples; Ctrl with the arrow keys goes from bar to bar, and Enter chooses one.</source>
        <translation>拖动竖线，或用方向键移动它，查看某个长度会截掉什么。条形通向相应的样本；Ctrl 加方向键在条形之间移动，回车选中。</translation>
    </message>
    <message>
        <source>Examples that are cut</source>
        <translation>被截断的样本</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Choose a word to see its examples.</source>
        <translation>选一个词查看相应的样本。</translation>
    </message>
    <message>
        <source>These numbers are not those of the vocabulary above.</source>
        <translation>这些数字不是按上方词表得出的。</translation>
    </message>
    <message>
        <source>Counting with it, its casing and rules was not finished.</source>
        <translation>按该词表、其大小写与规则的计数没有完成。</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新计数</translation>
    </message>
</context>
<context>
    <name>cloze::PresetBox</name>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>Choose a preset</source>
        <translation>选择预设</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Delete this preset</source>
        <translation>删除此预设</translation>
    </message>
</context>
<context>
    <name>cloze::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>cloze::RecentRuns</name>
    <message>
        <source>Recent runs</source>
        <translation>最近的运行</translation>
    </message>
    <message>
        <source>Your runs will stand here with their curves. The example beside is the quickest way to one.</source>
        <translation>您的运行及其曲线会显示在这里。旁边的示例是最快的开始方式。</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>All %n run(s)</source>
        <translation>
            <numerusform>全部 %n 个运行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::ResetDot</name>
    <message>
        <source>Differs from the preset, where it is empty. Press to put that back.</source>
        <translation>与预设不同，预设中为空。点击可恢复。</translation>
    </message>
    <message>
        <source>Differs from the preset&apos;s %1. Press to put that back.</source>
        <translation>与预设的 %1 不同。点击可恢复。</translation>
    </message>
    <message>
        <source>As in the preset</source>
        <translation>与预设相同</translation>
    </message>
</context>
<context>
    <name>cloze::Router</name>
    <message>
        <source>There is no page “%1”.</source>
        <translation>没有名为“%1”的页面。</translation>
    </message>
    <message>
        <source>Go to Start</source>
        <translation>前往开始页</translation>
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
        <translation>数据的前几行</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>text A · text B</source>
        <translation>文本 A · 文本 B</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>%1 more rows</source>
        <translation>还有 %1 行</translation>
    </message>
    <message>
        <source>A click inspects it.</source>
        <translation>点击即可检视。</translation>
    </message>
</context>
<context>
    <name>cloze::RunCharts</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Dev metrics</source>
        <translation>开发集指标</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Examples per second</source>
        <translation>每秒样本数</translation>
    </message>
    <message>
        <source>Real tokens per second</source>
        <translation>每秒有效词元数</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>examples/s</source>
        <translation>样本/秒</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>词元/秒</translation>
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
        <translation>开发集%1</translation>
    </message>
    <message>
        <source>Dev %1 and %2</source>
        <translation>开发集%1与%2</translation>
    </message>
    <message>
        <source>after the first evaluation</source>
        <translation>首次评估之后显示</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>peak %1</source>
        <translation>峰值 %1</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
</context>
<context>
    <name>cloze::RunHead</name>
    <message>
        <source>Name of the run</source>
        <translation>运行的名称</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>重命名 (F2)</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Best dev metric</source>
        <translation>最佳开发集指标</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>正在载入</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>training alone</source>
        <translation>仅训练</translation>
    </message>
    <message>
        <source>%1 ex/s</source>
        <translation>%1 样本/秒</translation>
    </message>
    <message>
        <source>%1 real tokens/s</source>
        <translation>%1 有效词元/秒</translation>
    </message>
    <message>
        <source>dev %1</source>
        <translation>开发集 %1</translation>
    </message>
    <message>
        <source>Best dev %1</source>
        <translation>最佳开发集%1</translation>
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
        <translation>损失，最近 20 步</translation>
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
        <translation>开发集指标</translation>
    </message>
    <message>
        <source>no dev split</source>
        <translation>没有开发集</translation>
    </message>
</context>
<context>
    <name>cloze::RunPage</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>未能完成。</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>Rename run</source>
        <translation>重命名运行</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Choose a run from the list to see its curves, log and checkpoints.</source>
        <translation>从列表中选择一个运行，查看其曲线、日志和检查点。</translation>
    </message>
    <message>
        <source>“%1” is not a run&apos;s id.</source>
        <translation>“%1”不是运行的标识。</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>所有运行</translation>
    </message>
    <message>
        <source>The run “%1” cannot be shown: %2</source>
        <translation>无法显示运行“%1”：%2</translation>
    </message>
    <message>
        <source>The run is %1.</source>
        <translation>该运行状态为：%1。</translation>
    </message>
    <message>
        <source>No run is shown.</source>
        <translation>没有显示任何运行。</translation>
    </message>
    <message>
        <source>The run is stopping.</source>
        <translation>运行正在停止。</translation>
    </message>
    <message>
        <source>The run waits for its device; it can be stopped.</source>
        <translation>运行正在等待设备；可以停止它。</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>The run is stopping; it writes a checkpoint first.</source>
        <translation>运行正在停止；会先写一个检查点。</translation>
    </message>
    <message>
        <source>The run is being continued.</source>
        <translation>正在继续运行。</translation>
    </message>
    <message>
        <source>No checkpoint was written, so there is nothing to continue from.</source>
        <translation>没有写出检查点，因此无法继续。</translation>
    </message>
    <message>
        <source>The run failed at step %1.</source>
        <translation>运行在第 %1 步失败。</translation>
    </message>
    <message>
        <source>The run was interrupted at step %1.</source>
        <translation>运行在第 %1 步中断。</translation>
    </message>
    <message>
        <source>Its process ended without a word. It can go on from its last checkpoint.</source>
        <translation>其进程未留下信息就结束了。可以从最后一个检查点继续。</translation>
    </message>
    <message>
        <source>Its process ended before the first checkpoint; train again with its settings.</source>
        <translation>其进程在第一个检查点之前就结束了；请用其设置再次训练。</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>再次训练</translation>
    </message>
    <message>
        <source>The run could not be continued.</source>
        <translation>无法继续该运行。</translation>
    </message>
    <message>
        <source>lr %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>批次 %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Result on %1: %2 (checkpoint %3, step %4, %5 examples)</source>
        <translation>%1上的结果：%2（检查点：%3，第 %4 步，%5 个样本）</translation>
    </message>
    <message>
        <source>%1 has no curves yet; they begin with the first step of training.</source>
        <translation>%1 还没有曲线；曲线从训练的第一步开始。</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>继续(&amp;U)</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最后</translation>
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
        <translation>%1，检查点：%2</translation>
    </message>
    <message>
        <source>Its process ended without a word. It can go on from step %1, its last checkpoint; no step is lost.</source>
        <translation>其进程未留下信息就结束了。可以从最后一个检查点（第 %1 步）继续；没有丢失任何一步。</translation>
    </message>
    <message>
        <source>Its process ended without a word. It can go on from step %1, its last checkpoint; step %2 is lost and trained again.</source>
        <translation>其进程未留下信息就结束了。可以从最后一个检查点（第 %1 步）继续；第 %2 步已丢失，将重新训练。</translation>
    </message>
    <message>
        <source>Its process ended without a word. It can go on from step %1, its last checkpoint; steps %2 to %3 are lost and trained again.</source>
        <translation>其进程未留下信息就结束了。可以从最后一个检查点（第 %1 步）继续；第 %2 至 %3 步已丢失，将重新训练。</translation>
    </message>
    <message>
        <source>Only the best checkpoint is there, which cannot be continued from.</source>
        <translation>只剩下最佳检查点，而它无法用来继续。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Its process ended without a word, and of its checkpoints only the best is there, which cannot be continued from; train again with its settings.</source>
        <translation>其进程未留下信息就结束了，检查点只剩下最佳的那个，而它无法用来继续；请用其设置再次训练。</translation>
    </message>
</context>
<context>
    <name>cloze::RunRow</name>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
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
        <translation>%1 已在写出检查点后停止。</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>%1 was interrupted. It can be resumed from its last checkpoint.</source>
        <translation>%1 已中断，可从最后一个检查点继续。</translation>
    </message>
</context>
<context>
    <name>cloze::RunsModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>测量于</translation>
    </message>
    <message>
        <source>Train loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Examples/s</source>
        <translation>样本/秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>内存峰值</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>启动时间</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
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
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%n 个运行中的 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Select one run first.</source>
        <translation>请先选择一个运行。</translation>
    </message>
    <message>
        <source>Only a run that ended early can be continued.</source>
        <translation>只有提前结束的运行才能继续。</translation>
    </message>
    <message>
        <source>This run cannot be opened.</source>
        <translation>无法打开该运行。</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) moved to the trash.</source>
        <translation>
            <numerusform>%n 个运行已移到回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>The run could not be continued.</source>
        <translation>无法继续该运行。</translation>
    </message>
    <message>
        <source>Options of the run</source>
        <translation>运行的选项</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Filter: name, task, state …</source>
        <translation>筛选：名称、任务、状态…</translation>
    </message>
    <message>
        <source>Filter the runs</source>
        <translation>筛选运行</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>选择列</translation>
    </message>
    <message>
        <source>Runs stand here once one was started, from this window or from the command line.</source>
        <translation>从此窗口或命令行启动运行后，会显示在这里。</translation>
    </message>
    <message>
        <source>Train the example</source>
        <translation>训练示例</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Train again with these settings</source>
        <translation>用这些设置再次训练</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>A run that goes on cannot be moved to the trash; stop it first.</source>
        <translation>正在进行的运行不能移到回收站；请先停止它。</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>&amp;Trash</source>
        <translation>回收站(&amp;T)</translation>
    </message>
    <message>
        <source>Deleted runs, to be restored or deleted for good</source>
        <translation>已删除的运行，可恢复或彻底删除</translation>
    </message>
    <message>
        <source>No run matches “%1”.</source>
        <translation>没有运行符合“%1”。</translation>
    </message>
    <message>
        <source>Show all runs</source>
        <translation>显示所有运行</translation>
    </message>
    <message>
        <source>Inspect its examples</source>
        <translation>检视其中的样本</translation>
    </message>
</context>
<context>
    <name>cloze::ScheduleChart</name>
    <message>
        <source>Learning rate over the steps</source>
        <translation>学习率随步数的变化</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Drawn once the data can be read.</source>
        <translation>数据可读取后即会绘制。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>step %1 · learning rate %2</source>
        <translation>第 %1 步 · 学习率 %2</translation>
    </message>
</context>
<context>
    <name>cloze::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Cloze %1, commit %2</source>
        <translation>Cloze %1，提交 %2</translation>
    </message>
    <message>
        <source>The engine is being loaded.</source>
        <translation>正在加载引擎。</translation>
    </message>
    <message>
        <source>LibTorch %1</source>
        <translation>LibTorch %1</translation>
    </message>
    <message>
        <source>fp32 matrix products: %1 GFLOP/s</source>
        <translation>fp32 矩阵乘法：%1 GFLOP/s</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Runs folder</source>
        <translation>运行文件夹(&amp;R)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Runs folder</source>
        <translation>运行文件夹</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Write the whole path, from / on.</source>
        <translation>请写出从 / 开始的完整路径。</translation>
    </message>
    <message>
        <source>This is a file; choose a folder.</source>
        <translation>这是文件；请选择文件夹。</translation>
    </message>
    <message>
        <source>You may not write here; choose another folder.</source>
        <translation>您无权在此写入；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Where runs are kept and looked for. The command line uses the default folder too.</source>
        <translation>保存和查找运行的位置。命令行也使用默认文件夹。</translation>
    </message>
    <message>
        <source>Use the default folder</source>
        <translation>使用默认文件夹</translation>
    </message>
</context>
<context>
    <name>cloze::SettingsTab</name>
    <message>
        <source>Find an option: batch, train_batch_size, seed …</source>
        <translation>查找选项：batch、train_batch_size、seed…</translation>
    </message>
    <message>
        <source>Find an option</source>
        <translation>查找选项</translation>
    </message>
    <message>
        <source>Only what differs from the defaults</source>
        <translation>仅显示与默认值不同的选项</translation>
    </message>
    <message>
        <source>&amp;Train again with these settings</source>
        <translation>用这些设置再次训练(&amp;T)</translation>
    </message>
    <message>
        <source>Settings of the run</source>
        <translation>运行的设置</translation>
    </message>
    <message>
        <source>Option</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
    <message>
        <source>Name on the command line</source>
        <translation>命令行名称</translation>
    </message>
    <message>
        <source>The same from the command line</source>
        <translation>等价的命令行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>复制命令行</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
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
        <translation>%1，与默认值不同</translation>
    </message>
    <message>
        <source>Where it came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Files and their SHA-256</source>
        <translation>文件及其 SHA-256</translation>
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
        <translation>驱动版本</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Name of the device</source>
        <translation>设备名称</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>bf16 arithmetic</source>
        <translation>bf16 运算</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>启动时间</translation>
    </message>
    <message>
        <source>Has the settings of</source>
        <translation>设置取自</translation>
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
        <translation>词表(&amp;V)</translation>
    </message>
    <message>
        <source>Vocabulary: a model folder or a vocab.txt</source>
        <translation>词表：模型文件夹或 vocab.txt</translation>
    </message>
    <message>
        <source>A model folder or a vocab.txt</source>
        <translation>模型文件夹或 vocab.txt</translation>
    </message>
    <message>
        <source>C&amp;asing</source>
        <translation>大小写(&amp;A)</translation>
    </message>
    <message>
        <source>Casing</source>
        <translation>大小写</translation>
    </message>
    <message>
        <source>As its files say</source>
        <translation>按其文件</translation>
    </message>
    <message>
        <source>Lower case</source>
        <translation>小写</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>长度(&amp;L)</translation>
    </message>
    <message>
        <source>Length: tokens, special ones counted</source>
        <translation>长度：词元数，含特殊词元</translation>
    </message>
    <message>
        <source>Positions, special tokens counted; 0: no limit and no padding</source>
        <translation>位置数，含特殊词元；0：不限，也不填充</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Type or paste a text</source>
        <translation>输入或粘贴文本</translation>
    </message>
    <message>
        <source>Second text of a pair</source>
        <translation>文本对的第二段</translation>
    </message>
    <message>
        <source>Second text of a pair, if there is one</source>
        <translation>文本对的第二段（可无）</translation>
    </message>
    <message>
        <source>R&amp;ules</source>
        <translation>规则(&amp;U)</translation>
    </message>
    <message>
        <source>Rules of cutting</source>
        <translation>切分规则</translation>
    </message>
    <message>
        <source>Transformers&apos; fast tokenizer, or Google&apos;s original of 2018: they part over rare characters, special tokens in the text and very long words</source>
        <translation>Transformers 的 fast 分词器，或 2018 年 Google 的原版：两者在罕见字符、文本中的特殊词元和很长的词上有所不同</translation>
    </message>
</context>
<context>
    <name>cloze::SpecModel</name>
    <message>
        <source>“%1” is not a seed; seeds are whole numbers from 0, divided by commas.</source>
        <translation>“%1”不是随机种子；种子是从 0 起的整数，以逗号分隔。</translation>
    </message>
    <message>
        <source>At least one seed is needed.</source>
        <translation>至少需要一个随机种子。</translation>
    </message>
    <message>
        <source>At most %1 seeds can be started at once.</source>
        <translation>一次最多启动 %1 个随机种子。</translation>
    </message>
</context>
<context>
    <name>cloze::StartBar</name>
    <message>
        <source>The run is being started.</source>
        <translation>正在启动运行。</translation>
    </message>
    <message>
        <source>The plan is being worked out.</source>
        <translation>正在计算计划。</translation>
    </message>
    <message>
        <source>Nothing is being started.</source>
        <translation>没有正在启动的运行。</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Start %n run(s)</source>
        <translation>
            <numerusform>开始 %n 个运行(&amp;S)</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Starting %1 of %2 …</source>
        <translation>正在启动第 %1 个，共 %2 个…</translation>
    </message>
    <message>
        <source>On a sample of %1 rows</source>
        <translation>使用 %1 行样本</translation>
    </message>
    <message>
        <source>&amp;Try on %1 rows</source>
        <translation>用 %1 行试运行(&amp;T)</translation>
    </message>
    <message>
        <source>Ready: about %1</source>
        <translation>就绪：约 %1</translation>
    </message>
    <message>
        <source>Ready to start</source>
        <translation>可以开始</translation>
    </message>
    <message>
        <source>Sa&amp;ve preset</source>
        <translation>保存预设(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>开始训练</translation>
    </message>
    <message>
        <source>Starts what the plan says.</source>
        <translation>按计划所示开始。</translation>
    </message>
    <message>
        <source>Cancel the start</source>
        <translation>取消启动</translation>
    </message>
    <message>
        <source>Ends the process that reads the data; runs that have begun go on.</source>
        <translation>结束正在读取数据的进程；已开始的运行会继续。</translation>
    </message>
    <message>
        <source>Try on a sample</source>
        <translation>用样本试运行</translation>
    </message>
    <message>
        <source>Limits train, dev and test to 1,000 rows each, to see whether everything fits together.</source>
        <translation>将训练集、开发集和测试集各限制为 1,000 行，以检查各项是否匹配。</translation>
    </message>
    <message>
        <source>Save the settings as a preset</source>
        <translation>将设置保存为预设</translation>
    </message>
    <message>
        <source>Keeps these settings, without data and model, under a name.</source>
        <translation>将这些设置（不含数据和模型）以名称保存。</translation>
    </message>
    <message>
        <source>Name of the preset, then Enter</source>
        <translation>预设名称，然后按 Enter</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设的名称</translation>
    </message>
    <message>
        <source>The plan was cancelled; have it worked out first.</source>
        <translation>计划的计算已取消；请先重新计算。</translation>
    </message>
</context>
<context>
    <name>cloze::StartPage</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Fine-tune BERT on this machine and see what it learns</source>
        <translation>在本机微调 BERT，观察它学到了什么</translation>
    </message>
    <message>
        <source>The bundled example</source>
        <translation>内置示例</translation>
    </message>
    <message>
        <source>A small BERT learns what a question is about, from 4,800 questions of six topics. It takes about a minute on two processor cores and needs no download.</source>
        <translation>一个小型 BERT 从六个主题的 4,800 个问题中学习问题的主题。在两个处理器核心上约需一分钟，无需下载。</translation>
    </message>
    <message>
        <source>Try the bundled example</source>
        <translation>试用内置示例</translation>
    </message>
    <message>
        <source>Try the bundled &amp;example</source>
        <translation>试用内置示例(&amp;E)</translation>
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
        <translation>正在加载引擎…</translation>
    </message>
    <message>
        <source>LibTorch is being loaded; everything but Try it works already.</source>
        <translation>正在加载 LibTorch；除“试用”外均已可用。</translation>
    </message>
    <message>
        <source>Engine ready · LibTorch %1</source>
        <translation>引擎就绪 · LibTorch %1</translation>
    </message>
    <message>
        <source>Engine missing</source>
        <translation>缺少引擎</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1</source>
        <translation>
            <numerusform>%n 个运行：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>%1 % busy</source>
        <translation>占用 %1%</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1, step %2 of %3</source>
        <translation>
            <numerusform>%n 个运行：%1，第 %2 步，共 %3 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1, step %2 of %3, %4 left</source>
        <translation>
            <numerusform>%n 个运行：%1，第 %2 步，共 %3 步，剩余 %4</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cloze::StepsView</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>How “%1” was taken</source>
        <translation>“%1”的由来</translation>
    </message>
    <message numerus="yes">
        <source>How “%1” became %n piece(s)</source>
        <translation>
            <numerusform>“%1”怎样成为 %n 个词片</numerusform>
        </translation>
    </message>
    <message>
        <source>clean</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>nothing to clean</source>
        <translation>无需清理</translation>
    </message>
    <message>
        <source>CJK</source>
        <translation>中日韩</translation>
    </message>
    <message>
        <source>no CJK character to set apart</source>
        <translation>没有要隔开的汉字</translation>
    </message>
    <message>
        <source>accents</source>
        <translation>重音</translation>
    </message>
    <message>
        <source>no accent to remove</source>
        <translation>没有要去除的重音符号</translation>
    </message>
    <message>
        <source>lower case</source>
        <translation>小写</translation>
    </message>
    <message>
        <source>nothing to lower</source>
        <translation>没有要转小写的字母</translation>
    </message>
    <message>
        <source>split</source>
        <translation>切开</translation>
    </message>
    <message>
        <source>one word</source>
        <translation>一个词</translation>
    </message>
    <message>
        <source>switched off for this vocabulary</source>
        <translation>此词表不做这一步</translation>
    </message>
    <message>
        <source>match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>none of them is in the vocabulary, so the whole of “%1” is [UNK]</source>
        <translation>它们都不在词表中，因此整个“%1”成为 [UNK]</translation>
    </message>
    <message>
        <source>longest in the vocabulary: %1, id %2</source>
        <translation>词表中最长的：%1，编号 %2</translation>
    </message>
    <message>
        <source>Point at a piece to see how it came to be.</source>
        <translation>指向一个词片，看它怎样得来。</translation>
    </message>
    <message>
        <source>This token was not cut from the text: it marks a beginning or an end, or fills up to the length.</source>
        <translation>这个词元不是从文本切出的：它标记开头或结尾，或填充到所需长度。</translation>
    </message>
    <message>
        <source>A special token that is written in the text is taken as it is, before any other step.</source>
        <translation>写在文本中的特殊词元在其他步骤之前原样取用。</translation>
    </message>
    <message>
        <source>a sigma that ends a word becomes ς</source>
        <translation>词末的 sigma 变为 ς</translation>
    </message>
    <message>
        <source>“%1” has more than %2 characters, and only %3 may be in a word, so it is not looked up</source>
        <translation>“%1”超过 %2 个字符，而一个词最多 %3 个，因此不查找</translation>
    </message>
    <message>
        <source>“%1” has %2 characters, more than the %3 a word may have, so it is not looked up</source>
        <translation>“%1”有 %2 个字符，超过一个词可有的 %3 个，因此不查找</translation>
    </message>
</context>
<context>
    <name>cloze::TableManners</name>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择列</translation>
    </message>
</context>
<context>
    <name>cloze::TensorStrips</name>
    <message>
        <source>Tensors as strips</source>
        <translation>张量条带</translation>
    </message>
    <message>
        <source>padding, not sent to the model</source>
        <translation>填充，不送入模型</translation>
    </message>
    <message numerus="yes">
        <source>%Ln position(s)</source>
        <translation>
            <numerusform>%Ln 个位置</numerusform>
        </translation>
    </message>
    <message>
        <source>token type 0 up to %1, then 1</source>
        <translation>词元类型到 %1 为 0，之后为 1</translation>
    </message>
    <message>
        <source>token type 0 throughout</source>
        <translation>词元类型均为 0</translation>
    </message>
    <message>
        <source>mask 1 up to %1, then padding</source>
        <translation>掩码到 %1 为 1，之后为填充</translation>
    </message>
    <message>
        <source>mask 1 throughout, no padding</source>
        <translation>掩码均为 1，没有填充</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>标签 %1</translation>
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
        <translation>文本与词片</translation>
    </message>
</context>
<context>
    <name>cloze::TrainPage</name>
    <message>
        <source>Preset “%1” saved.</source>
        <translation>预设“%1”已保存。</translation>
    </message>
    <message>
        <source>It stands in the list above, under the built-in ones.</source>
        <translation>它在上方列表中，位于内置预设之下。</translation>
    </message>
    <message>
        <source>No option is called “%1” here, in Google&apos;s scripts, PPB&apos;s or Transformers&apos;.</source>
        <translation>这里以及 Google 脚本、PPB、Transformers 中都没有名为“%1”的选项。</translation>
    </message>
    <message>
        <source>“%1” is not an option.</source>
        <translation>“%1”不是选项。</translation>
    </message>
    <message>
        <source>The rest of the address was used.</source>
        <translation>已使用地址的其余部分。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The example could not be read.</source>
        <translation>无法读取示例。</translation>
    </message>
    <message>
        <source>The bundled example is filled in: press Start.</source>
        <translation>内置示例已填好：请按“开始”。</translation>
    </message>
    <message>
        <source>The settings of “%1” could not be read.</source>
        <translation>无法读取“%1”的设置。</translation>
    </message>
    <message>
        <source>The settings of “%1” are filled in.</source>
        <translation>“%1”的设置已填好。</translation>
    </message>
    <message>
        <source>The settings in “%1” are filled in.</source>
        <translation>“%1”中的设置已填好。</translation>
    </message>
    <message>
        <source>The settings in “%1” could not be read.</source>
        <translation>无法读取“%1”中的设置。</translation>
    </message>
    <message>
        <source>What stood here before can be brought back.</source>
        <translation>之前的内容可以恢复。</translation>
    </message>
    <message>
        <source>The preset could not be applied.</source>
        <translation>无法应用该预设。</translation>
    </message>
    <message>
        <source>Preset “%1” applied.</source>
        <translation>已应用预设“%1”。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
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
            <numerusform>%n 个运行，依次进行</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新运行</translation>
    </message>
    <message>
        <source>Find an option: batch, train_batch_size, seed …</source>
        <translation>查找选项：batch、train_batch_size、seed…</translation>
    </message>
    <message>
        <source>Find an option</source>
        <translation>查找选项</translation>
    </message>
    <message>
        <source>Preset “%1” deleted.</source>
        <translation>预设“%1”已删除。</translation>
    </message>
    <message>
        <source>The run did not start.</source>
        <translation>运行没有启动。</translation>
    </message>
    <message>
        <source>Run %1 of %2, with seed %3, did not start.</source>
        <translation>第 %1 个运行（共 %2 个，种子 %3）没有启动。</translation>
    </message>
    <message>
        <source>The other runs were not started.</source>
        <translation>其余的运行没有启动。</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) before it go on.</source>
        <translation>
            <numerusform>在它之前的 %n 个运行继续进行。</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture was not saved.</source>
        <translation>图片没有保存。</translation>
    </message>
    <message>
        <source>The example&apos;s settings were put aside for your own.</source>
        <translation>示例的设置已收起，换成您自己的。</translation>
    </message>
    <message>
        <source>Name, data files, model, device and seeds stay.</source>
        <translation>名称、数据文件、模型、设备和种子不变。</translation>
    </message>
    <message>
        <source>Name, data, model and seeds stay.</source>
        <translation>名称、数据、模型和种子不变。</translation>
    </message>
    <message>
        <source>Everything was set like this already.</source>
        <translation>所有设置原本就是如此。</translation>
    </message>
    <message>
        <source>Changed: %1.</source>
        <translation>已更改：%1。</translation>
    </message>
    <message>
        <source>All settings are at their defaults again.</source>
        <translation>所有设置已恢复为默认值。</translation>
    </message>
    <message>
        <source>Name, data and model stay.</source>
        <translation>名称、数据和模型不变。</translation>
    </message>
    <message>
        <source>Reset to &amp;defaults</source>
        <translation>恢复默认值(&amp;D)</translation>
    </message>
    <message>
        <source>Reset the settings to their defaults</source>
        <translation>将设置恢复为默认值</translation>
    </message>
    <message>
        <source>Puts every setting back to its default; name, data and model stay. Can be undone.</source>
        <translation>将每项设置恢复为默认值；名称、数据和模型不变。可以撤销。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>What you opened is filled in.</source>
        <translation>已填入您打开的内容。</translation>
    </message>
    <message>
        <source>Preset “%1” replaced.</source>
        <translation>预设“%1”已替换。</translation>
    </message>
    <message>
        <source>There was one with this name; it can be brought back.</source>
        <translation>原有一个同名预设，可以恢复。</translation>
    </message>
</context>
<context>
    <name>cloze::TrashView</name>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Its files lie in %1 and stay there.</source>
        <translation>其文件位于 %1，会保留在那里。</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>%n deleted run(s), %1</source>
        <translation>
            <numerusform>%n 个已删除的运行，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a run first.</source>
        <translation>请先选择一个运行。</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s) for good?</source>
        <translation>
            <numerusform>彻底删除 %n 个运行？</numerusform>
        </translation>
    </message>
    <message>
        <source>Curves, checkpoints, predictions and settings are lost, %1 in all. This cannot be undone.</source>
        <translation>曲线、检查点、预测和设置都会丢失，共 %1。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete for &amp;good</source>
        <translation>彻底删除(&amp;G)</translation>
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
        <translation>回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for good …</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete for good …</source>
        <translation>彻底删除(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;All runs</source>
        <translation>所有运行(&amp;A)</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>所有运行</translation>
    </message>
    <message>
        <source>Deleted runs</source>
        <translation>已删除的运行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>The trash is empty. Deleted runs come here and can be restored.</source>
        <translation>回收站是空的。删除的运行会放到这里，可以恢复。</translation>
    </message>
    <message numerus="yes">
        <source>deleting %n run(s) for good …</source>
        <translation>
            <numerusform>正在永久删除 %n 个运行…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n run(s) whose files lie elsewhere only the link goes; the files stay.</source>
        <translation>
            <numerusform>其中 %n 个运行的文件位于别处：只删除链接，文件保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs are being deleted; wait until that is done.</source>
        <translation>正在删除运行，请等待完成。</translation>
    </message>
</context>
<context>
    <name>cloze::TruncationRow</name>
    <message>
        <source>The one text alone cannot make room enough, so the other is cut too; Transformers refuses such an example.</source>
        <translation>单靠这一段腾不出足够的位置，另一段也被截短；Transformers 会拒绝这样的样本。</translation>
    </message>
    <message>
        <source>loses nothing</source>
        <translation>没有丢失</translation>
    </message>
    <message>
        <source>loses %1</source>
        <translation>丢失 %1</translation>
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
        <translation>截断到 %1 个词元时各种方式保留什么；选一种用于上面的视图。</translation>
    </message>
    <message>
        <source>Without a length nothing is cut. Give one above to see what each way keeps.</source>
        <translation>没有长度就不会截断。在上面填一个长度，看看各种方式保留什么。</translation>
    </message>
    <message>
        <source>Tokens from the head</source>
        <translation>开头的词元数</translation>
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
        <translation>文本 B</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>Pre&amp;dict</source>
        <translation>预测(&amp;D)</translation>
    </message>
    <message>
        <source>%1 (step %2)</source>
        <translation>%1（第 %2 步）</translation>
    </message>
    <message>
        <source>The run can be tried as soon as it has written its first checkpoint.</source>
        <translation>运行写出第一个检查点后即可试用。</translation>
    </message>
    <message>
        <source>This run has no checkpoint left to try.</source>
        <translation>该运行没有可供试用的检查点。</translation>
    </message>
    <message>
        <source>Text A</source>
        <translation>文本 A</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Type both texts first</source>
        <translation>请先输入两段文本</translation>
    </message>
    <message>
        <source>Type a text first</source>
        <translation>请先输入文本</translation>
    </message>
    <message>
        <source>Ctrl+Return; it is also asked when you stop typing</source>
        <translation>Ctrl+回车；停止输入时也会自动预测</translation>
    </message>
    <message>
        <source>The engine is not there, so nothing can be predicted.</source>
        <translation>引擎不可用，因此无法预测。</translation>
    </message>
    <message>
        <source>the engine is loading …</source>
        <translation>正在加载引擎…</translation>
    </message>
    <message>
        <source>predicting …</source>
        <translation>正在预测…</translation>
    </message>
    <message>
        <source>This could not be predicted.</source>
        <translation>无法预测。</translation>
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
        <translation>检视词片</translation>
    </message>
    <message>
        <source>What the model gets of this text</source>
        <translation>模型从此文本得到什么</translation>
    </message>
</context>
<context>
    <name>cloze::WindowBands</name>
    <message>
        <source>Paragraph with its windows</source>
        <translation>段落及其窗口</translation>
    </message>
    <message>
        <source>Left and Right go from window to window. Drag over the text to mark an answer.</source>
        <translation>左右方向键在窗口之间移动。在文本上拖动可标记答案。</translation>
    </message>
    <message>
        <source>Window %1 of %2: tokens %3–%4 of the paragraph</source>
        <translation>第 %1 个窗口，共 %2 个：段落的词元 %3–%4</translation>
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
        <translation>段落的词元，从第一个到末尾之前</translation>
    </message>
    <message>
        <source>Positions with mask 1: question, window and three special tokens</source>
        <translation>掩码为 1 的位置：问题、窗口和三个特殊词元</translation>
    </message>
    <message>
        <source>Positions of the answer&apos;s first and last token; 0–0, [CLS], where it is not wholly in the window</source>
        <translation>答案首尾词元的位置；不完整地在窗口中时为 0–0，即 [CLS]</translation>
    </message>
    <message>
        <source>Tokens that have more text around them in this window than in any other, and their share of it; answers are taken from there</source>
        <translation>在此窗口中上下文最多的词元及其占比；答案取自这里</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
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
        <translation>没有窗口含有完整的答案“%1”</translation>
    </message>
    <message>
        <source>answer “%1” whole in %2 of them</source>
        <translation>答案“%1”完整地在其中 %2 个</translation>
    </message>
    <message>
        <source>“%1” does not stand in the paragraph</source>
        <translation>“%1”不在段落中</translation>
    </message>
    <message>
        <source>unanswerable: the answer is [CLS]</source>
        <translation>无答案：答案为 [CLS]</translation>
    </message>
    <message>
        <source>no answer given</source>
        <translation>未给出答案</translation>
    </message>
    <message>
        <source>question %1 of %2 tokens</source>
        <translation>问题保留 %2 个词元中的 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>question %n token(s)</source>
        <translation>
            <numerusform>问题 %n 个词元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s)</source>
        <translation>
            <numerusform>%n 个窗口</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>paragraph %n token(s)</source>
        <translation>
            <numerusform>段落 %n 个词元</numerusform>
        </translation>
    </message>
    <message>
        <source>St&amp;ride</source>
        <translation>步长(&amp;R)</translation>
    </message>
    <message>
        <source>Stride of the windows, in tokens</source>
        <translation>窗口的步长，以词元计</translation>
    </message>
    <message>
        <source>doc_stride: tokens from the start of one window to the next one&apos;s, or shared by both, as is chosen beside it</source>
        <translation>doc_stride：从一个窗口的起点到下一个起点的词元数，或两者共有的词元数，由旁边的选择决定</translation>
    </message>
    <message>
        <source>What the stride means</source>
        <translation>步长的含义</translation>
    </message>
    <message>
        <source>start to start</source>
        <translation>起点间距</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>As Google&apos;s run_squad: each window starts so many tokens after the one before.</source>
        <translation>同 Google 的 run_squad：每个窗口比前一个晚这么多词元开始。</translation>
    </message>
    <message>
        <source>As Transformers&apos; run_qa: neighbouring windows share so many tokens.</source>
        <translation>同 Transformers 的 run_qa：相邻窗口共有这么多词元。</translation>
    </message>
    <message>
        <source>Google&apos;s run_squad means by doc_stride how far a window starts behind the one before, Transformers&apos; run_qa how many tokens they share.</source>
        <translation>doc_stride 在 Google 的 run_squad 中指窗口起点之间的距离，在 Transformers 的 run_qa 中指相邻窗口共有的词元数。</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>问题(&amp;Q)</translation>
    </message>
    <message>
        <source>Tokens kept of the question</source>
        <translation>问题保留的词元数</translation>
    </message>
    <message>
        <source>max_query_length: tokens kept of the question; 0: all. Transformers&apos; run_qa keeps all.</source>
        <translation>max_query_length：问题保留的词元数；0 表示全部。Transformers 的 run_qa 保留全部。</translation>
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
        <translation>无答案</translation>
    </message>
    <message>
        <source>type it, or drag over the paragraph</source>
        <translation>输入，或在段落上拖动选取</translation>
    </message>
    <message>
        <source>In the data: %1</source>
        <translation>数据中：%1</translation>
    </message>
    <message>
        <source>Give a second text: a paragraph. Its windows beside the question are shown here.</source>
        <translation>请给出第二段文本：一个段落。它与问题组成的窗口会显示在这里。</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
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
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
</context>
</TS>
