import Notebooks
import Tensors

/// Book, sections A.2.1 and A.2.2: tensors, their memory and their element
/// types.
func tensorBasics(_ notebook: Notebook) {
  notebook.cell(
    "A.2.1 Scalars, vectors, matrices, tensors",
    """
    A tensor is an array of numbers with a shape. Its rank is the number \
    of axes: a number has none, a list one, a table two. Text will be \
    [batch, tokens, width], which are three.
    """)
  let scalar = Tensor(1)
  let vector = Tensor([1, 2, 3])
  let matrix = Tensor([[1, 2], [3, 4]])
  let cube = Tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
  for tensor in [scalar, vector, matrix, cube] {
    notebook.print("rank", tensor.rank, "shape", tensor.shape)
  }
  notebook.show("rank 3", cube)

  notebook.cell(
    "A.2.1 One memory, two handles",
    """
    A tensor variable is a handle to memory. `let second = first` makes \
    another handle to the same numbers; copied() copies them. The book \
    shows this with torch.from_numpy, which shares the memory of an array, \
    and torch.tensor, which copies it. Write 999 through one handle:
    """)
  let first = Tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
  let copy = first.copied()
  let second = first
  first[0, 0, 0] = Tensor(999)
  notebook.compare(
    "the copy", copy,
    book: Tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]))
  notebook.compare(
    "the handle", second,
    book: Tensor([[[999, 2], [3, 4]], [[5, 6], [7, 8]]]))

  notebook.cell(
    "A.2.2 Element types",
    """
    Integers make 64-bit integers, fractions 32-bit floats. Here the \
    element type is part of the tensor's type, Tensor<Int> or \
    Tensor<Float>, so the compiler rejects an id where a weight is \
    expected.
    """)
  let whole = Tensor([1, 2, 3])
  let fractions = Tensor([1.0, 2.0, 3.0])
  let converted = whole.to(Float.self)
  notebook.compare("[1, 2, 3]", "torch.\(whole.dtype)", book: "torch.int64")
  notebook.compare(
    "[1.0, 2.0, 3.0]", "torch.\(fractions.dtype)", book: "torch.float32")
  notebook.compare(
    "converted", "torch.\(converted.dtype)", book: "torch.float32")
}

/// Book, section A.2.3: the same numbers in other shapes, and matrix
/// products.
func tensorShapes(_ notebook: Notebook) {
  notebook.cell(
    "A.2.3 Shape",
    "A shape lists the size of each axis, rows before columns.")
  let tensor2d = Tensor([[1, 2, 3], [4, 5, 6]])
  notebook.show("tensor2d", tensor2d)
  notebook.compare("shape", tensor2d.shape, book: [2, 3])
  let square = Tensor([[1, 2], [3, 4]])
  notebook.compare(
    "the notes' matrix", square.shape, book: [2, 2], source: .notes)

  notebook.cell(
    "A.2.3 Reshape and view",
    """
    Both return the same numbers, row by row, in another shape. A view \
    never copies: if the layout in memory does not allow it, the program \
    stops. Reshaping copies in that case.
    """)
  let reshaped = tensor2d.reshaped(to: [3, 2])
  let viewed = tensor2d.viewed(as: [3, 2])
  notebook.compare(
    "reshaped", reshaped, book: Tensor([[1, 2], [3, 4], [5, 6]]))
  notebook.compare(
    "viewed", viewed, book: Tensor([[1, 2], [3, 4], [5, 6]]))
  notebook.claim(
    "nothing was copied, not even to reshape",
    reshaped.sharesMemory(with: tensor2d)
      && viewed.sharesMemory(with: tensor2d))
  let column = square.reshaped(to: [4, 1])
  notebook.show("the notes' column", column.shape)

  notebook.cell(
    "A.2.3 Transpose",
    """
    Rows become columns. Again nothing moves in memory. Only the strides \
    change, the distances between neighbours along each axis. But now \
    there are gaps between the elements of a row, so viewed(as:) would \
    stop.
    """)
  let transposed = tensor2d.transposed()
  notebook.compare(
    "transposed", transposed, book: Tensor([[1, 4], [2, 5], [3, 6]]))
  notebook.print("strides", tensor2d.strides, "become", transposed.strides)
  notebook.claim(
    "the rows of the matrix have no gaps, those of its transpose do",
    tensor2d.isContiguous && !transposed.isContiguous)

  notebook.cell(
    "A.2.3 Matrix product",
    """
    Each number is the dot product of a row of the first matrix and a \
    column of the second: 1·1 + 2·2 + 3·3 is 14. The inner sizes must \
    agree, [2, 3] × [3, 2]. matmul is for floats, which models compute \
    with; the book writes tensor2d @ tensor2d.T.
    """)
  let floats = tensor2d.to(Float.self)
  let product = floats.matmul(floats.transposed())
  notebook.compare(
    "product", product, book: Tensor([[14.0, 32.0], [32.0, 77.0]]),
    decimals: 0)
}
