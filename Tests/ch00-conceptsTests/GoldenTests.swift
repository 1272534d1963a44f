import Concepts
import NeuralNetworks
import Tensors
import TestSupport
import Testing

private func golden(_ id: String) -> GoldenEntry { Golden.entry(id, in: "ch00") }

/// Products are for floats: `[m, k] × [k, n] → [m, n]`.
private func product(_ a: Tensor<Int>, _ b: Tensor<Int>) -> Tensor<Int> {
  a.to(Float.self).matmul(b.to(Float.self)).to(Int.self)
}

@Suite("Chapter 0 matches PyTorch's numbers")
struct GoldenTests {
  @Test("Reshape, view, transpose and product of integer matrices")
  func integerMatrices() {
    let book = golden("tensor-2d")
    let m = book.inputs["m"].intTensor
    expectEqual(m.reshaped(to: [3, 2]), to: book.outputs["reshape"])
    expectEqual(m.viewed(as: [3, 2]), to: book.outputs["view"])
    expectEqual(m.transposed(), to: book.outputs["t"])
    expectEqual(product(m, m.transposed()), to: book.outputs["matmul"])
    #expect(m.dtype.description == book.outputs["dtype"].string)
    #expect(m.to(Float.self).dtype.description == book.outputs["float_dtype"].string)

    let notes = golden("notes-tensor-2d")
    let n = notes.inputs["m"].intTensor
    #expect(n.shape == notes.outputs["shape"].ints)
    expectEqual(n.reshaped(to: [4, 1]), to: notes.outputs["reshape"])
    expectEqual(n.transposed(), to: notes.outputs["t"])
    expectEqual(product(n, n.transposed()), to: notes.outputs["matmul"])
  }

  @Test("The sum of two vectors")
  func sum() {
    let entry = golden("add-vectors")
    expectClose(entry.inputs["a"].floatTensor + entry.inputs["b"].floatTensor, to: entry.outputs["sum"])
  }

  @Test("Loss and gradients of the logistic unit")
  func logisticUnit() {
    let (forward, backward) = (golden("bce-loss"), golden("bce-gradient"))
    let (x, y) = (forward.inputs["x"].floatTensor, forward.inputs["y"].floatTensor)
    let w = forward.inputs["w"].floatTensor.requiringGradient()
    let b = forward.inputs["b"].floatTensor.requiringGradient()
    let z = x * w + b
    let a = z.sigmoid()
    let loss = a.binaryCrossEntropy(targets: y)
    expectClose(z, to: forward.outputs["z"])
    expectClose(a, to: forward.outputs["a"])
    expectClose(loss, to: forward.outputs["loss"])
    let both = gradients(of: loss, withRespectTo: [w, b], retainingGraph: true)
    loss.backward()
    for (parameter, (name, byFunction)) in zip([w, b], zip(["grad.w", "grad.b"], both)) {
      expectClose(parameter.gradient!, to: backward.outputs[name], name)
      expectClose(byFunction!, to: backward.outputs[name], name)
    }
    let byHand = LogisticUnit(weight: 2.2, bias: 0).gradients(1.1, target: 1)
    expectClose(byHand.weight, to: backward.outputs["by_hand"][0].double, absolute: 1e-12, relative: 1e-6)
    expectClose(byHand.bias, to: backward.outputs["by_hand"][1].double, absolute: 1e-12, relative: 1e-6)
  }

  @Test("SimpleNet with seed 123: weights, loss, every gradient, and the weights after a step")
  func simpleNet() {
    let entry = golden("simple-net")
    manualSeed(123)
    let net = SimpleNet()
    let names = [
      "fc1.weight": "0.weight", "fc1.bias": "0.bias", "fc2.weight": "2.weight", "fc2.bias": "2.bias",
    ]
    #expect(Set(net.namedParameters.map(\.name)) == Set(names.keys))
    for (name, parameter) in net.namedParameters {
      expectClose(parameter.value, to: entry.outputs["param." + names[name]!], name)
    }
    let x = Tensor<Float>.randn([1, 10])
    expectClose(x, to: entry.outputs["x"], absolute: 2.5e-6)
    let loss = net(x).binaryCrossEntropy(targets: entry.inputs["labels"].floatTensor)
    expectClose(loss, to: entry.outputs["loss"])
    loss.backward()
    let optimizer = SGD(net.parameters, learningRate: entry.params["lr"].double)
    optimizer.step()
    for (name, parameter) in net.namedParameters {
      expectClose(parameter.gradient!, to: entry.outputs["grad." + names[name]!], name)
      expectClose(parameter.value, to: entry.outputs["after." + names[name]!], name)
    }
  }

  @Test("NeuralNetwork: parameters, seeded weight, output and probabilities")
  func neuralNetwork() {
    let counts = golden("network-parameters").outputs
    manualSeed(123)
    let model = NeuralNetwork(inputSize: 50, outputSize: 3)
    #expect(model.trainableParameterCount == counts["net_50_3"].int)
    #expect(NeuralNetwork(inputSize: 2, outputSize: 2).trainableParameterCount == counts["net_2_2"].int)
    expectClose(model.parameters[0].value, to: golden("network-weight").outputs["weight"])

    let entry = golden("network-output")
    manualSeed(123)
    let x = Tensor<Float>.rand([1, 50])
    expectClose(x, to: entry.outputs["x"], absolute: 0, relative: 0)
    expectClose(model(x), to: entry.outputs["out"])
    expectClose(model(x).softmax(along: 1), to: entry.outputs["softmax"])
  }

  @Test("Batches of the toy data, training, and the outputs of the trained network")
  func toyTraining() throws {
    let batches = golden("toy-loader").outputs
    manualSeed(123)
    let loader = toyLoader(ToyData.training, shuffles: true, dropsLast: true)
    for (name, epoch) in [("first", toyLoader(ToyData.training, shuffles: true)), ("second", loader)] {
      let all = Array(epoch)
      #expect(all.count == batches[name].list.count)
      for (index, batch) in all.enumerated() {
        expectClose(batch.features, to: batches[name][index], absolute: 0, relative: 0)
        expectEqual(batch.labels, to: batches[name + "_labels"][index])
      }
    }

    let training = golden("toy-training")
    manualSeed(123)
    let model = NeuralNetwork(inputSize: 2, outputSize: 2)
    let optimizer = SGD(model.parameters, learningRate: training.params["lr"].double)
    var reported: [Float] = []
    let losses = try train(model, on: loader, optimizer: optimizer, epochs: training.params["epochs"].int) {
      reported.append(Float($0 * 10 + $1) + $2)
    }
    expectClose(losses, shape: [losses.count], to: training.outputs["losses"], absolute: 1e-5)
    #expect(reported == zip([11, 12, 21, 22, 31, 32], losses).map { $0 + $1 })
    for (name, parameter) in model.namedParameters {
      let goldenName = "final." + name.dropFirst("layers.".count)
      expectClose(parameter.value, to: training.outputs[goldenName], absolute: 1e-5, name)
    }

    let outputs = golden("toy-outputs").outputs
    let logits = noGrad { model(stacked((0..<5).map { ToyData.training[$0].features }, along: 0)) }
    expectClose(logits, to: outputs["out"], absolute: 1e-4)
    expectClose(logits.softmax(along: 1), to: outputs["softmax"], absolute: 1e-5)
    expectEqual(logits.argmax(along: 1), to: outputs["predictions"])
    #expect(computeAccuracy(of: model, on: loader) == outputs["train_accuracy"].double)
    #expect(computeAccuracy(of: model, on: toyLoader(ToyData.test)) == outputs["test_accuracy"].double)
  }

  @Test("No recorded entry is left out")
  func coverage() {
    let compared = [
      "tensor-2d", "notes-tensor-2d", "add-vectors", "bce-loss", "bce-gradient", "simple-net",
      "network-parameters", "network-weight", "network-output", "toy-loader", "toy-training", "toy-outputs",
    ]
    #expect(Golden.entries(in: "ch00").map(\.id) == compared)
  }
}
