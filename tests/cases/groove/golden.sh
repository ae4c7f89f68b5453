# what is played, as text: changes only when the music is meant to change
groove -D -s rock -l 15 -S 4 -o rock.mid
midi2onset -n rock.mid | head -n 60
groove -s jazz -l 15 | midi2onset | cut -f 2 | sed 1d | sort | uniq -c
