package dev.ganvas.file;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a test wherever symbolic links can be made; not every account of Windows may. It tries one, and tells why not. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsLinks.Condition.class)
public @interface NeedsLinks {
    /** Tries to make a link. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            try {
                Path folder = Files.createTempDirectory("links");
                try {
                    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
                    Files.delete(link);
                } finally {
                    Files.delete(folder);
                }
                return ConditionEvaluationResult.enabled("links can be made");
            } catch (IOException | UnsupportedOperationException e) {
                return ConditionEvaluationResult.disabled("no link can be made here: " + e);
            }
        }
    }
}
