package dev.ganvas.engine.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkerPoolTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void eachChunkIsComputedExactlyOnce(int threads) {
        try (WorkerPool pool = new WorkerPool("test", threads, () -> {})) {
            Random random = new Random(threads);
            for (int operation = 0; operation < 2000; operation++) {
                int chunks = random.nextInt(40);
                AtomicIntegerArray times = new AtomicIntegerArray(chunks);
                pool.run((chunk, thread) -> times.incrementAndGet(chunk), chunks);
                for (int chunk = 0; chunk < chunks; chunk++) {
                    assertThat(times.get(chunk)).isOne();
                }
            }
        }
    }

    @Test
    void theLargestNumberOfChunksIsComputedAndOneMoreIsRefused() {
        try (WorkerPool pool = new WorkerPool("test", 2, () -> {})) {
            AtomicInteger done = new AtomicInteger();
            pool.run((chunk, thread) -> done.incrementAndGet(), WorkerPool.MOST_CHUNKS);
            assertThat(done.get()).isEqualTo(WorkerPool.MOST_CHUNKS);
            assertThatThrownBy(() -> pool.run((chunk, thread) -> {}, WorkerPool.MOST_CHUNKS + 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** What the caller reads afterwards is what the workers wrote, without a lock of its own. */
    @Test
    void whatWorkersWroteIsThereWhenTheOperationIsDone() {
        try (WorkerPool pool = new WorkerPool("test", 3, () -> {})) {
            int[] values = new int[64];
            for (int operation = 1; operation <= 5000; operation++) {
                int value = operation;
                pool.run((chunk, thread) -> values[chunk] = value * (chunk + 1), values.length);
                for (int chunk = 0; chunk < values.length; chunk++) {
                    assertThat(values[chunk]).isEqualTo(value * (chunk + 1));
                }
            }
        }
    }

    @Test
    void aWorkerThatDoesNotGetItsCoreHoldsNobodyUp() throws InterruptedException {
        CountDownLatch core = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        WorkerPool pool = new WorkerPool("test", 2, () -> {
            awaitQuietly(core);
            gone.countDown();
        });
        AtomicInteger done = new AtomicInteger();
        pool.run((chunk, thread) -> done.incrementAndGet(), 8);
        assertThat(done.get()).isEqualTo(8);

        core.countDown();
        assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
        pool.close();
    }

    @Test
    void severalThreadsTakePartAndKnowWhoTheyAre() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        try (WorkerPool pool = new WorkerPool("test", 2, () -> {})) {
            pool.run(
                    (chunk, thread) -> {
                        seen.add(thread + " "
                                + (thread == 0
                                        ? "caller"
                                        : Thread.currentThread().getName()));
                        both.countDown();
                        awaitQuietly(both);
                    },
                    2);
        }
        assertThat(seen).containsExactlyInAnyOrder("0 caller", "1 test-1");
    }

    @Test
    void whatAChunkThrowsReachesTheCallerWhenAllOthersAreDone() {
        try (WorkerPool pool = new WorkerPool("test", 3, () -> {})) {
            AtomicInteger done = new AtomicInteger();
            assertThatThrownBy(() -> pool.run(
                            (chunk, thread) -> {
                                if (chunk == 3) {
                                    throw new IllegalStateException("chunk 3");
                                }
                                done.incrementAndGet();
                            },
                            16))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("chunk 3");
            assertThat(done.get()).isEqualTo(15);

            pool.run((chunk, thread) -> done.incrementAndGet(), 16);
            assertThat(done.get()).isEqualTo(31);
        }
    }

    @Test
    void theNumberOfThreadsMayChangeBetweenTwoOperations() {
        try (WorkerPool pool = new WorkerPool("test", 1, () -> {})) {
            for (int threads : new int[] {3, 2, 5, 1, 4}) {
                pool.setThreads(threads);
                assertThat(pool.threads()).isEqualTo(threads);
                AtomicInteger done = new AtomicInteger();
                pool.run((chunk, thread) -> done.addAndGet(chunk), 100);
                assertThat(done.get()).isEqualTo(4950);
            }
            assertThatThrownBy(() -> pool.setThreads(0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch started = new CountDownLatch(2);
        WorkerPool pool = new WorkerPool("test", 3, () -> {
            threads.add(Thread.currentThread());
            started.countDown();
        });
        assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
        pool.close();
        for (Thread thread : threads) {
            thread.join(30_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
