package dev.ganvas.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds each reader of foreign files small true ones, whole and damaged at random; {@link FuzzTest} does so for hours. */
class DamagedInputsTest {
    private static final int TRIES = 60;
    private static final int MOST_CHANGES = 4;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** What reads one input and fails if that is not taken as it should be. */
    private interface Reader {
        void read(byte[] input) throws Exception;
    }

    static Stream<Arguments> readers() {
        return Stream.of(
                reader("IDX files", IdxTarget::fuzzerTestOneInput, IdxTarget::seeds),
                reader("pictures", PictureTarget::fuzzerTestOneInput, PictureTarget::seeds),
                reader("run files", RunFileTarget::fuzzerTestOneInput, RunFileTarget::seeds),
                reader("model files", ModelZipTarget::fuzzerTestOneInput, ModelZipTarget::seeds),
                reader("checkpoints", CheckpointTarget::fuzzerTestOneInput, CheckpointTarget::seeds),
                reader("settings", SettingsTarget::fuzzerTestOneInput, SettingsTarget::seeds),
                reader("tables of losses", LossesTarget::fuzzerTestOneInput, () -> {
                    LossesTarget.fuzzerInitialize();
                    return LossesTarget.seeds();
                }));
    }

    private static Arguments reader(String name, Reader reader, Callable<List<byte[]>> seeds) {
        return Arguments.of(name, reader, seeds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void everyInputIsReadOrRefusedInASentence(String name, Reader reader, Callable<List<byte[]>> seeds)
            throws Exception {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (byte[] seed : seeds.call()) {
            reader.read(seed);
            for (int i = 0; i < TRIES; i++) {
                byte[] damaged = damaged(seed, random);
                assertTimeout(LONGEST, () -> reader.read(damaged));
            }
        }
    }

    private static byte[] damaged(byte[] seed, SplittableRandom random) {
        byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(seed, random.nextInt(seed.length + 1)) : seed.clone();
        for (int changes = random.nextInt(MOST_CHANGES); changes > 0 && damaged.length > 0; changes--) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }
}
