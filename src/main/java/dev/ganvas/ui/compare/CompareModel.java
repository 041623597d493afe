package dev.ganvas.ui.compare;

import dev.ganvas.data.Dataset;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.export.ComparisonFolder;
import dev.ganvas.export.ComparisonRecorder;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.compare.Comparison;
import dev.ganvas.run.compare.Variant;
import dev.ganvas.run.compare.VariantRun;
import dev.ganvas.store.LoadedRun;
import dev.ganvas.ui.model.DesiredSettings;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.RealPoints;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.thread.TrainingThread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison view works on: the variants to choose from, the comparison that computes, and the runs that are
 * shown. Pulls from the comparison once a few pulses, so it never waits for training; holds no controls. JavaFX thread.
 */
public final class CompareModel {
    /** The value of {@link #shownStepProperty} while each run shows its newest samples. */
    public static final long NEWEST = -1;

    private static final long NANOS_BETWEEN_PULLS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long USUAL_STEPS = 1000;
    private static final long LONG_RUN = 5000;

    private final Session session;
    private final Background background;
    private final Notices notices;
    private final ObservableList<VariantChoice> choices = FXCollections.observableArrayList();
    private final ObservableList<ComparedRun> runs = FXCollections.observableArrayList();
    private final StringProperty steps = new SimpleStringProperty(this, "steps", "");
    private final ReadOnlyBooleanWrapper computing = new ReadOnlyBooleanWrapper(this, "computing");
    private final BooleanProperty loading = new SimpleBooleanProperty(this, "loading");
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper(this, "version");
    private final LongProperty shownStep = new SimpleLongProperty(this, "shownStep", NEWEST);
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            if (now - lastPull >= NANOS_BETWEEN_PULLS) {
                lastPull = now;
                pull();
            }
        }
    };
    private @Nullable Comparison comparison;
    private volatile @Nullable TrainingThread thread;
    private @Nullable Experiment choicesOf;
    private long lastPull;
    private int added;

    /** Creates the model of a window's session. */
    public CompareModel(Session session, Background background, Notices notices) {
        this.session = session;
        this.background = background;
        this.notices = notices;
        session.desiredProperty().addListener((property, was, is) -> offer(is));
        runs.addListener((ListChangeListener<ComparedRun>) change -> version.set(version.get() + 1));
        offer(session.desiredProperty().get());
    }

    Session session() {
        return session;
    }

    /** The variants to choose from. */
    ObservableList<VariantChoice> choices() {
        return choices;
    }

    /** The runs that are shown: those of the comparison, then saved ones. */
    public ObservableList<ComparedRun> runs() {
        return runs;
    }

    /** How many steps each variant is to train, as the user writes it. */
    StringProperty stepsProperty() {
        return steps;
    }

    /** Returns real points that a run of the comparison learns, see {@link RealPoints}; none of what is not known or no points. */
    float[] realPoints(ComparedRun run) {
        Comparison known = comparison;
        return known != null && run instanceof VariantRun own && known.runs().contains(own)
                ? RealPoints.of(known.data())
                : new float[0];
    }

    /** Whether a comparison is under way. */
    public ReadOnlyBooleanProperty computingProperty() {
        return computing.getReadOnlyProperty();
    }

    /** Whether saved runs are being read. */
    BooleanProperty loadingProperty() {
        return loading;
    }

    /** Another number whenever there is something new to show of the runs. */
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** The step whose samples are shown, or {@link #NEWEST}. */
    LongProperty shownStepProperty() {
        return shownStep;
    }

    /** The comparison that computes or was computed last; null before the first. */
    @Nullable
    Comparison comparison() {
        return comparison;
    }

    /** Offers the optimizers of an experiment that was opened; the user's own variants belong to the one before. */
    private void offer(DesiredSettings desired) {
        if (desired.experiment().equals(choicesOf)) {
            return;
        }
        choicesOf = desired.experiment();
        List<VariantChoice> offered = new ArrayList<>();
        for (OptimizerKind kind : OptimizerKind.values()) {
            String value = Schema.OPTIMIZER.format(kind);
            String name = Messages.value(Schema.OPTIMIZER.name(), value);
            offered.add(new VariantChoice(value, name, Map.of(Schema.OPTIMIZER.name(), value), false, true));
        }
        offered.add(new VariantChoice("present", Messages.text("compare.present"), Map.of(), false, false));
        choices.setAll(offered);
        long wanted = desired.settings().get(Schema.STEPS);
        steps.set(Long.toString(wanted > 0 && wanted <= LONG_RUN ? wanted : USUAL_STEPS));
    }

    /** Returns the learning rate that a variant would have, or nothing where it cannot be. */
    Optional<String> rate(VariantChoice choice) {
        try {
            return Optional.of(settings(choice).text(Schema.LR));
        } catch (InvalidSettingException e) {
            return Optional.empty(); // said in one sentence when it is to be run
        }
    }

    private Settings settings(VariantChoice choice) {
        DesiredSettings desired = session.desiredProperty().get();
        return desired.experiment().withTexts(desired.settings(), choice.changes());
    }

    /**
     * Adds a variant and chooses it.
     *
     * @throws InvalidSettingException with one sentence, if its settings are no good
     */
    void add(Map<String, String> changes) {
        Experiment experiment = session.desiredProperty().get().experiment();
        for (String setting : changes.keySet()) {
            if (Schema.find(setting).filter(Comparison::isOfTheData).isPresent()) {
                throw new InvalidSettingException(
                        "problem.asTold", Messages.text("compare.oneDataSet", Messages.setting(setting)));
            }
        }
        StringBuilder name = new StringBuilder();
        Settings wanted = experiment.withTexts(session.desiredProperty().get().settings(), changes);
        for (String setting : changes.keySet()) {
            String value = Schema.find(setting).map(wanted::text).orElse("");
            name.append(name.isEmpty() ? "" : ", ")
                    .append(label(setting))
                    .append(' ')
                    .append(value);
        }
        String unique = name.toString();
        if (choices.stream().anyMatch(choice -> choice.name().equals(unique))) {
            throw new InvalidSettingException("problem.asTold", Messages.text("compare.twice", unique));
        }
        added++;
        choices.add(new VariantChoice("added-" + added, unique, Map.copyOf(changes), true, true));
    }

    private static String label(String setting) {
        return Messages.setting(setting);
    }

    /** Takes a variant away that the user added. */
    void remove(VariantChoice choice) {
        choices.remove(choice);
    }

    /** Computes the chosen variants; the run of the other views rests meanwhile. */
    void run() {
        Dataset data = session.data();
        if (data == null || computing.get() || !session.commands().mayStart()) {
            return;
        }
        try {
            List<Variant> variants = new ArrayList<>();
            for (VariantChoice choice : choices) {
                if (choice.chosenProperty().get()) {
                    variants.add(new Variant(choice.name(), settings(choice)));
                }
            }
            long length = Schema.STEPS.parse(steps.get());
            Experiment experiment = session.desiredProperty().get().experiment();
            begin(new Comparison(experiment, data, variants, length));
        } catch (InvalidSettingException e) {
            notices.show(e);
        }
    }

    private void begin(Comparison next) {
        session.commands().pause(); // whatever the window shows: a start that was just commanded is not seen yet
        comparison = next;
        List<ComparedRun> shown = new ArrayList<>(next.runs());
        runs.stream().filter(run -> !(run instanceof VariantRun)).forEach(shown::add);
        shownStep.set(NEWEST);
        runs.setAll(shown);
        Optional<ComparisonRecorder> saving = saving(next);
        TrainingThread worker =
                new TrainingThread("compare-" + next.experiment().id(), () -> work(next, saving), next::cancel);
        Background.whenOver(worker.ended(), failure -> {
            if (failure != null) {
                notices.show(failure);
            }
            end();
        });
        thread = worker;
        computing.set(true);
        worker.start();
        timer.start();
    }

    /** Returns what saves its runs where the session's runs are saved, so that they can be laid beside others again. */
    private Optional<ComparisonRecorder> saving(Comparison next) {
        List<String> names = next.runs().stream().map(VariantRun::name).toList();
        return session.autosavedRuns()
                .savedRuns()
                .map(place -> new ComparisonRecorder(
                        () -> ComparisonFolder.create(place.forComparison(next.experiment()), names, false),
                        notices.ofSaving(background)));
    }

    private void work(Comparison next, Optional<ComparisonRecorder> saving) {
        saving.ifPresent(next::addListener);
        next.work();
        if (saving.isPresent()) {
            try {
                saving.get().close();
            } catch (IOException e) {
                background.tell(() -> notices.show(e));
            }
        }
    }

    private void end() {
        timer.stop();
        computing.set(false);
        pull();
    }

    private void pull() {
        version.set(version.get() + 1);
    }

    /** Ends the comparison after the step that is under way; what was done stays. */
    void cancel() {
        Comparison current = comparison;
        if (current != null) {
            current.cancel();
        }
    }

    /** Reads saved runs and lays them beside the others. */
    void open(List<Path> folders) {
        loading.set(true);
        background.submit(
                () -> {
                    List<LoadedRun> loaded = new ArrayList<>();
                    for (Path folder : folders) {
                        loaded.addAll(LoadedRun.readAll(folder));
                    }
                    return loaded;
                },
                loaded -> {
                    loading.set(false);
                    join(loaded);
                },
                failure -> {
                    loading.set(false);
                    notices.show(failure);
                });
    }

    /** Shows the runs of a saved comparison in place of those that are shown; while one computes, beside them. */
    public void openComparison(Path folder) {
        if (!computing.get()) {
            runs.clear();
        }
        open(List.of(folder));
    }

    private void join(List<LoadedRun> loaded) {
        if (runs.size() + loaded.size() > Comparison.MOST_VARIANTS) {
            notices.show(new InvalidSettingException(
                    "problem.asTold", Messages.text("compare.tooMany", Comparison.MOST_VARIANTS)));
        } else {
            runs.addAll(loaded);
        }
    }

    /** Takes a run out of the view; the comparison that computes keeps its own. */
    void drop(ComparedRun run) {
        if (!computing.get() || !(run instanceof VariantRun)) {
            runs.remove(run);
        }
    }

    /** Returns the steps of which any of the runs has samples, in order. */
    long[] stops() {
        Set<Long> stops = new HashSet<>();
        for (ComparedRun run : runs) {
            for (long step : run.sampledSteps()) {
                stops.add(step);
            }
        }
        return stops.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** Returns the last step that any of the runs has done. */
    long lastStep() {
        return runs.stream().mapToLong(ComparedRun::step).max().orElse(0);
    }

    /** Ends the comparison. Returns what is complete when its thread has ended. */
    public CompletableFuture<Void> close() {
        timer.stop();
        return stopTraining();
    }

    /** Does the same on any thread, for a process that is told to end. */
    public CompletableFuture<Void> stopTraining() {
        TrainingThread ending = thread;
        return ending == null ? CompletableFuture.completedFuture(null) : ending.close();
    }
}
