import Concepts
import Datasets
import Tensors

/// The data of the book's section A.6.
enum ToyData {
  static var training: ToyDataset {
    ToyDataset(
      features: Tensor([[-1.2, 3.1], [-0.9, 2.9], [-0.5, 2.6], [2.3, -1.1], [2.7, -1.5]]),
      labels: Tensor([0, 0, 0, 1, 1]))
  }
  static var test: ToyDataset {
    ToyDataset(features: Tensor([[-0.8, 2.8], [2.6, -1.6]]), labels: Tensor([0, 1]))
  }
}

/// The loader of the book's section A.6.
func toyLoader(
  _ dataset: ToyDataset, shuffles: Bool = false, dropsLast: Bool = false
) -> DataLoader<ToyDataset, ToyDataset.Example> {
  DataLoader(
    dataset, batchSize: 2, shuffles: shuffles, dropsLast: dropsLast, collate: ToyDataset.batch)
}
