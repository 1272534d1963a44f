import Concepts
import ConceptsTopics
import Foundation
import NeuralNetworks
import Notebooks
import Tensors

/// Two engines, checked against each other and against small differences.
func engine(_ notebook: Notebook) {
  everyOperation(notebook)
  distances(notebook)
  wholeNetwork(notebook)
}

private func everyOperation(_ notebook: Notebook) {
  notebook.cell(
    "Engine: every operation, checked three ways",
    """
    A wrong slope does not stop a program; the model only learns worse. \
    So every operation is checked. The scalar engine of the chapter and \
    the tensors have separate code, and a central difference needs no \
    code for slopes at all. The tensors' own tests do this for each of \
    their operations.
    """,
    formulas: .row(
      .fraction("∂ f", over: "∂ x"), "≈",
      .fraction("f(x + h) − f(x − h)", over: "2 h")))
  notebook.source(
    of: "centralDifference", "CheckedOperation.ofScalars",
    "CheckedOperation.ofTensors")
  let titles = ["operation", "scalars", "tensors", "difference"]
  var table = Table(titles, numbers: Set(titles.dropFirst()))
  var (worstTensor, worstDifference) = (0.0, 0.0)
  for operation in CheckedOperation.all {
    let slope = operation.ofScalars
    let (tensor, difference) = (
      operation.ofTensors, operation.byDifference()
    )
    table.append(
      [operation.name] + [slope, tensor, difference].map { $0.decimals(7) })
    worstTensor = max(worstTensor, abs(slope - tensor))
    worstDifference = max(worstDifference, abs(slope - difference))
  }
  notebook.show("slopes", table)
  notebook.show(
    "largest difference of the tensors", worstTensor.asDifference)
  notebook.show(
    "largest difference of h = 0.00001", worstDifference.asDifference)
  notebook.claim(
    "both engines agree to the tensors' rounding", worstTensor < 1e-5)
  notebook.claim("and with the values themselves", worstDifference < 1e-8)
}

private func distances(_ notebook: Notebook) {
  notebook.cell(
    "Engine: how small should the difference be?",
    """
    A smaller h comes closer to the slope, until the two values are so \
    alike that their difference is mostly rounding. The plot shows the \
    error for eˣ at 0.7, both axes in powers of ten.
    """)
  notebook.ask("Which h is best: 10⁻², 10⁻⁵ or 10⁻¹²?")
  notebook.source(of: "forwardDifference")
  let slope = exp(0.7)
  let powers = Array(stride(from: -14, through: -1, by: 0.5))
  func error(_ estimate: Double) -> Double {
    log10(max(abs(estimate - slope), 1e-14))
  }
  let forward = powers.map {
    error(forwardDifference(at: 0.7, distance: pow(10, $0), of: exp))
  }
  let central = powers.map {
    error(centralDifference(at: 0.7, distance: pow(10, $0), of: exp))
  }
  notebook.plot(
    LinePlot(
      "power of ten of the error", xLabel: "power of ten of h",
      series: [
        .init("forward", x: powers, y: forward),
        .init("central", x: powers, y: central),
      ]))
  let tenth = [1e-2, 1e-3].map { h in
    (
      forward: forwardDifference(at: 0.7, distance: h, of: exp) - slope,
      central: centralDifference(at: 0.7, distance: h, of: exp) - slope
    )
  }
  let gains = [
    tenth[0].forward / tenth[1].forward,
    tenth[0].central / tenth[1].central,
  ]
  notebook.show(
    "a tenth of h divides the error by",
    "\(gains[0].decimals(1)) forward, \(gains[1].decimals(1)) central")
  notebook.claim(
    "by about 10 forward, by about 100 central",
    abs(gains[0] - 10) < 0.2 && abs(gains[1] - 100) < 1)
  notebook.answer(
    """
    About 10⁻⁵: there, the error of the formula, h² / 6, and that of \
    rounding, 10⁻¹⁶ / h, are equally small. In the tensors' 32 bits the \
    best h is about a hundredth, and the check much coarser.
    """)
}

private func wholeNetwork(_ notebook: Notebook) {
  notebook.cell(
    "Engine: a network of scalars",
    """
    The same network twice: two layers of tensors, and units made of 31 \
    scalars, one for each parameter. The scalar engine is a hundred lines \
    and makes an object for every number. The tensors record one operation \
    for a whole array.
    """)
  notebook.source(of: "ScalarLayer.callAsFunction")
  let (hidden, output) = (
    Linear(inputSize: 3, outputSize: 6), Linear(inputSize: 6, outputSize: 1)
  )
  let x: [Float] = [0.5, -1, 2]
  let guess = output(hidden(Tensor(x)).tanh()).tanh()
  let loss = (guess - 1).pow(2).sum()
  loss.backward()
  let layers = [hidden, output].map {
    ScalarLayer(weight: $0.weight.detached(), bias: $0.bias!.detached())
  }
  let outputs = layers[1](layers[0](x.map { Scalar(Double($0)) }))
  let scalarLoss = (outputs[0] - 1.0).pow(2)
  scalarLoss.backward()
  let ofTensors = [hidden, output].flatMap {
    $0.weight.gradient!.scalars + $0.bias!.gradient!.scalars
  }
  let ofScalars = layers.flatMap(\.gradients)
  notebook.show("loss", "\(loss.item) and \(scalarLoss.value)")
  notebook.show("gradients compared", ofScalars.count)
  let difference = zip(ofTensors, ofScalars).map { abs(Double($0) - $1) }
    .max()!
  notebook.show("largest difference", difference.asDifference)
  notebook.claim(
    "all gradients agree to rounding",
    ofTensors.count == ofScalars.count && difference < 1e-5)
  notebook.remark(
    """
    What this does not show: a check proves nothing about inputs that were \
    not tried, and at a kink, such as ReLU at 0, there is no slope to \
    agree on.
    """)
}
