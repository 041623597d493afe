package dev.ganvas.ui.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Window;

/** A program for tests: Ganvas with its window, in which Run is pressed as soon as that can be; says when it trains. */
final class TrainingWindowProcess {
    private TrainingWindowProcess() {}

    public static void main(String[] arguments) {
        Thread user = new Thread(TrainingWindowProcess::press, "user");
        user.setDaemon(true);
        user.start();
        App.open();
        System.exit(0);
    }

    private static void press() {
        try {
            while (!isSo(() -> text("state-text").equals("Ready"))) {
                letItWork();
            }
            isSo(() -> {
                ((Button) find("run")).fire();
                return true;
            });
            while (!isSo(() -> text("state-text").equals("Training")
                    && !text("step-text").replaceAll("\\D", "").replace("0", "").isEmpty())) {
                letItWork();
            }
            System.out.println("the run trains");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Asking all the time would take the processor from the window. */
    private static void letItWork() throws InterruptedException {
        new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
    }

    private interface Question {
        boolean answer();
    }

    /** Asks on the JavaFX thread; what is not there yet is not so. */
    private static boolean isSo(Question question) throws InterruptedException {
        boolean[] answer = {false};
        CountDownLatch asked = new CountDownLatch(1);
        try {
            Platform.runLater(() -> {
                try {
                    answer[0] = question.answer();
                } finally {
                    asked.countDown();
                }
            });
        } catch (IllegalStateException e) {
            return false; // JavaFX has not begun
        }
        asked.await();
        return answer[0];
    }

    private static String text(String id) {
        Node node = find(id);
        return node instanceof Labeled labeled ? labeled.getText() : "";
    }

    private static Node find(String id) {
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            Node found = scene == null ? null : scene.lookup("#" + id);
            if (found != null) {
                return found;
            }
        }
        return new Group();
    }
}
