# SPDX-License-Identifier: Apache-2.0
# Helper of bench_peers.sh: the shipped brain as a binary PLY, VTK and NiiVue turning it, a program's peak memory.
# Only the closed outer brain is taken, as Rewire's floor draws it. Standard library alone, but for VTK itself.
import functools
import http.server
import json
import pathlib
import re
import resource
import statistics
import struct
import subprocess
import sys
import threading
import time
import urllib.parse


def mesh(source, target):
    data = pathlib.Path(source).read_bytes()
    length = struct.unpack_from("<I", data, 12)[0]
    gltf = json.loads(data[20 : 20 + length])
    blob = memoryview(data)[28 + length :]

    def accessor(index, width):
        a = gltf["accessors"][index]
        view = gltf["bufferViews"][a["bufferView"]]
        start = view.get("byteOffset", 0) + a.get("byteOffset", 0)
        assert view.get("byteStride", width) == width, "interleaved vertices are not expected"
        return blob[start : start + a["count"] * width], a["count"]

    points, faces, count = [], [], 0
    for node in gltf["nodes"]:
        name = node.get("name", "")
        if "mesh" not in node or re.search(r"\.(body|opened|tract)\.", name):
            continue
        primitive = gltf["meshes"][node["mesh"]]["primitives"][0]
        positions, vertices = accessor(primitive["attributes"]["POSITION"], 12)
        normals, _ = accessor(primitive["attributes"]["NORMAL"], 12)
        for i in range(vertices):
            points.append(positions[12 * i : 12 * i + 12].tobytes() + normals[12 * i : 12 * i + 12].tobytes())
        wide = gltf["accessors"][primitive["indices"]]["componentType"] == 5125
        raw, n = accessor(primitive["indices"], 4 if wide else 2)
        index = struct.unpack(f"<{n}{'I' if wide else 'H'}", raw)
        for i in range(0, n, 3):
            faces.append(struct.pack("<Biii", 3, *(count + k for k in index[i : i + 3])))
        count += vertices
    head = (
        f"ply\nformat binary_little_endian 1.0\nelement vertex {count}\n"
        + "".join(f"property float {k}\n" for k in ("x", "y", "z", "nx", "ny", "nz"))
        + f"element face {len(faces)}\nproperty list uchar int vertex_indices\nend_header\n"
    )
    pathlib.Path(target).write_bytes(head.encode() + b"".join(points) + b"".join(faces))
    print(f"Mesh: {len(faces)} triangles.", end=" ")


def vtk(path, floor):
    start = time.monotonic()
    import vtkmodules.vtkRenderingOpenGL2  # noqa: F401  (registers the renderer)
    from vtkmodules.vtkCommonCore import vtkVersion
    from vtkmodules.vtkIOPLY import vtkPLYReader
    from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer, vtkRenderWindow

    reader = vtkPLYReader()
    reader.SetFileName(path)
    mapper = vtkPolyDataMapper()
    mapper.SetInputConnection(reader.GetOutputPort())
    actor = vtkActor()
    actor.SetMapper(mapper)
    renderer = vtkRenderer()
    renderer.AddActor(actor)
    window = vtkRenderWindow()
    window.SetOffScreenRendering(1)
    window.SetMultiSamples(0)
    window.SetSize(1280, 720)
    window.AddRenderer(renderer)
    window.Render()
    renderer.GetActiveCamera().Zoom(1.4)
    first = time.monotonic() - start

    def turning(frames):
        times = []
        for _ in range(frames):
            renderer.GetActiveCamera().Azimuth(3)
            begin = time.monotonic()
            window.Render()
            window.WaitForCompletion()
            times.append(1e3 * (time.monotonic() - begin))
        return statistics.median(times[2:])

    opaque = turning(16)
    actor.GetProperty().SetOpacity(0.3)
    window.SetAlphaBitPlanes(1)
    renderer.SetUseDepthPeeling(1)
    renderer.SetMaximumNumberOfPeels(4)
    translucent = turning(8)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    version = vtkVersion.GetVTKVersion()
    print(f"| VTK {version} | {opaque:.0f} | {translucent:.0f} (4 peels) | {first:.2f} (first frame) | {peak:.0f} |"
          f" {opaque / float(floor):.2f}; {translucent / float(floor):.2f} |")


def peak(target, *command):
    code = subprocess.run(command, check=False).returncode
    pathlib.Path(target).write_text(f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f}")
    sys.exit(code)


PAGE = """<body style="margin:0"><canvas id=c width=1280 height=720></canvas><script type=module>
import {Niivue} from './node_modules/@niivue/niivue/dist/index.js';
try {
  const nv = new Niivue({dragAndDropEnabled: false});
  await nv.attachToCanvas(document.getElementById('c'));
  await nv.loadMeshes([{url: 'brain.ply'}]);
  const pixel = new Uint8Array(4);
  const turning = (n) => {
    const t = [];
    for (let i = 0; i < n; ++i) {
      nv.scene.renderAzimuth += 3;
      const start = performance.now();
      nv.drawScene();
      nv.gl.readPixels(0, 0, 1, 1, nv.gl.RGBA, nv.gl.UNSIGNED_BYTE, pixel);
      t.push(performance.now() - start);
    }
    return t.sort((a, b) => a - b)[t.length >> 1].toFixed(0);
  };
  const opaque = turning(12);
  nv.opts.meshXRay = 0.3;
  await fetch(`result ${opaque} ${turning(8)} ${nv.gl.canvas.width}x${nv.gl.canvas.height} end`);
} catch (error) { await fetch('result failed'); }
</script>"""


def niivue(work, browser, floor):
    # The page turns the mesh and asks this server for an address that holds the medians.
    folder = pathlib.Path(work)
    version = json.loads((folder / "node_modules/@niivue/niivue/package.json").read_text())["version"]
    (folder / "page.html").write_text(PAGE)
    found = []
    done = threading.Event()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self):
            if "result" in self.path:
                found.append(urllib.parse.unquote(self.path))
                done.set()
            super().do_GET()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=work))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = subprocess.Popen(
        [browser, "--headless", "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader-webgl",
         "--enable-unsafe-swiftshader", "--window-size=1280,863", "--remote-debugging-port=0",
         f"--user-data-dir={work}/profile", f"http://127.0.0.1:{server.server_port}/page.html"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    done.wait(120)
    page.terminate()
    page.wait(20)
    numbers = re.search(r"result (\d+) (\d+) (\S+) end", found[0]) if found else None
    if not numbers:
        sys.exit(1)
    print(f"| NiiVue {version} in Chromium, {numbers[3]} | {numbers[1]} | {numbers[2]} (x-ray) | | |"
          f" {int(numbers[1]) / float(floor):.2f}; {int(numbers[2]) / float(floor):.2f} |")


{"mesh": mesh, "vtk": vtk, "peak": peak, "niivue": niivue}[sys.argv[1]](*sys.argv[2:])
