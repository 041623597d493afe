/** Networks in the ONNX format (onnx.proto of ONNX 1.12, operator set 17), written without reading any. */
@NullMarked
package dev.ganvas.engine.onnx;

import org.jspecify.annotations.NullMarked;
