// SPDX-License-Identifier: Apache-2.0
// The one place that calls VTK: flying edges and the windowed sinc filter.
// Does NOT compute normals with VTK: its consistency pass flips whole patches at non-manifold
// edges.
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkFlyingEdges3D.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>
#include <vtkSmartPointer.h>
#include <vtkWindowedSincPolyDataFilter.h>

#include "surfaces.h"

namespace rewire::bake {
namespace {

Mesh fromVtk(vtkPolyData* p) {
    Mesh m;
    m.position.resize(std::size_t(p->GetNumberOfPoints()));
    for (vtkIdType i = 0; i < p->GetNumberOfPoints(); ++i) {
        double x[3];
        p->GetPoint(i, x);
        m.position[std::size_t(i)] = Vec3(x[0], x[1], x[2]);
    }
    vtkIdType n = 0;
    const vtkIdType* ids = nullptr;
    auto* cells = p->GetPolys();
    for (cells->InitTraversal(); cells->GetNextCell(n, ids);)
        if (n == 3 && ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2])
            m.triangle.push_back(
                {std::uint32_t(ids[0]), std::uint32_t(ids[1]), std::uint32_t(ids[2])});
    return m;
}

vtkSmartPointer<vtkPolyData> toVtk(const Mesh& m) {
    vtkNew<vtkPoints> points;
    points->SetDataTypeToDouble();
    points->SetNumberOfPoints(vtkIdType(m.position.size()));
    for (std::size_t i = 0; i < m.position.size(); ++i)
        points->SetPoint(vtkIdType(i), m.position[i].x, m.position[i].y, m.position[i].z);
    vtkNew<vtkCellArray> cells;
    for (const Triangle& t : m.triangle) {
        const vtkIdType ids[3] = {t[0], t[1], t[2]};
        cells->InsertNextCell(3, ids);
    }
    auto p = vtkSmartPointer<vtkPolyData>::New();
    p->SetPoints(points);
    p->SetPolys(cells);
    return p;
}

void smooth(Mesh& m, const Sinc& s) {
    vtkNew<vtkWindowedSincPolyDataFilter> filter;
    filter->SetInputData(toVtk(m));
    filter->SetNumberOfIterations(s.iterations);
    filter->SetPassBand(s.passBand);
    filter->NormalizeCoordinatesOn();
    filter->FeatureEdgeSmoothingOff();
    filter->BoundarySmoothingOn();
    filter->Update();
    auto* out = filter->GetOutput();
    for (std::size_t i = 0; i < m.position.size(); ++i) {
        double x[3];
        out->GetPoint(vtkIdType(i), x);
        m.position[i] = Vec3(x[0], x[1], x[2]);
    }
}

}  // namespace

Mesh isoSurface(const Field& f, double iso, std::initializer_list<Sinc> smoothing,
                std::vector<Vec3>* raw) {
    vtkNew<vtkImageData> image;
    image->SetDimensions(f.grid.nx, f.grid.ny, f.grid.nz);
    image->SetSpacing(f.grid.h, f.grid.h, f.grid.h);
    image->SetOrigin(f.grid.origin.x, f.grid.origin.y, f.grid.origin.z);
    vtkNew<vtkFloatArray> values;
    values->SetArray(const_cast<float*>(f.data.data()), vtkIdType(f.data.size()), 1);  // borrowed
    image->GetPointData()->SetScalars(values);
    vtkNew<vtkFlyingEdges3D> edges;
    edges->SetInputData(image);
    edges->SetValue(0, iso);
    edges->ComputeNormalsOff();
    edges->ComputeScalarsOff();
    edges->ComputeGradientsOff();
    edges->Update();
    Mesh m = largestSurface(fromVtk(edges->GetOutput()));
    if (raw) *raw = m.position;
    for (const Sinc& s : smoothing) smooth(m, s);
    if (volumeOf(m) < 0.0)
        for (Triangle& t : m.triangle) std::swap(t[1], t[2]);
    m.normal = vertexNormals(m);
    return m;
}

}  // namespace rewire::bake
