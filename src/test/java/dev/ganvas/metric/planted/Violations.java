package dev.ganvas.metric.planted;

import dev.ganvas.run.RunState;
import java.awt.Point;
import java.time.Instant;
import javafx.application.Platform;
import javax.imageio.ImageIO;
import org.bytedeco.dnnl.dnnl_version_t;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One class for each architecture rule, written to break it: what the rules catch here, they catch anywhere. */
final class Violations {
    private Violations() {}

    static final class UsesJavaFx {
        static boolean broken() {
            return Platform.isFxApplicationThread();
        }
    }

    static final class UsesNd4j {
        static String broken() {
            return DataType.FLOAT.toString();
        }
    }

    static final class UsesDl4j {
        static String broken() {
            return OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT.toString();
        }
    }

    static final class UsesOneDnn {
        static String broken(dnnl_version_t version) {
            return version.toString();
        }
    }

    static final class UsesAwt {
        static Point broken() {
            return new Point();
        }
    }

    static final class UsesImageIo {
        static boolean broken() {
            return ImageIO.getUseCache();
        }
    }

    static final class Prints {
        static void broken() {
            System.out.println();
        }
    }

    static final class RunsLater {
        static void broken() {
            Platform.runLater(() -> {});
        }
    }

    static final class StartsThread {
        static Thread broken() {
            return new Thread(() -> {});
        }
    }

    static final class UsesNativeArrays {
        static long broken(INDArray array) {
            return array.length();
        }
    }

    static final class AsksTheTime {
        static long broken() {
            return System.currentTimeMillis();
        }
    }

    static final class AsksTheDate {
        static Instant broken() {
            return Instant.now();
        }
    }

    static final class CollectsGarbage {
        static void broken() {
            System.gc();
        }
    }

    static final class HasGarbageCollected {
        static void broken(MultiLayerNetwork network) {
            network.close();
        }
    }

    /** metric is at the bottom and run is not, and run uses metric: an arrow upwards, and a cycle. */
    static final class LooksUp {
        static String broken() {
            return RunState.READY.toString();
        }
    }
}
